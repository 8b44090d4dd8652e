package io.signalbox.agent.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.ProblemDetail;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that can go wrong at the endpoints into one problem detail. Unexpected errors keep their stack to the log. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    static final String MEDIA_TYPE = "application/problem+json";

    private final Provider<EndpointConfig> config;

    @Inject
    Problems(Provider<EndpointConfig> config) {
        this.config = config;
    }

    @ServerExceptionMapper
    Response refused(RequestRefused refused, ContainerRequestContext call) {
        return problem(refused.kind(), String.valueOf(refused.getMessage()), refused.errors(), call);
    }

    @ServerExceptionMapper(ConstraintViolationException.class)
    Response violated(ConstraintViolationException violated, ContainerRequestContext call) {
        List<FieldError> errors =
                violated.getConstraintViolations().stream().map(Problems::error).toList();
        return problem(ProblemKind.VALIDATION_FAILED, "The request does not match the contract.", errors, call);
    }

    @ServerExceptionMapper({JacksonException.class})
    Response unreadable(JacksonException unreadable, ContainerRequestContext call) {
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var error = new FieldError()
                    .pointer(Pointers.of(mapping))
                    .message("has the wrong type or an unknown value")
                    .code("type");
            return problem(
                    ProblemKind.VALIDATION_FAILED, "The request does not match the contract.", List.of(error), call);
        }
        return problem(ProblemKind.MALFORMED_JSON, "The body is not JSON.", List.of(), call);
    }

    @ServerExceptionMapper
    Response answered(WebApplicationException answered, ContainerRequestContext call) {
        if (answered.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable, call);
        }
        if (answered.getCause() instanceof RequestRefused refused) {
            return refused(refused, call);
        }
        ProblemKind kind =
                switch (answered.getResponse().getStatus()) {
                    case 400 -> ProblemKind.MALFORMED_JSON;
                    case 404 -> ProblemKind.NOT_FOUND;
                    case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemKind.NOT_ACCEPTABLE;
                    case 413 -> ProblemKind.PAYLOAD_TOO_LARGE;
                    case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
                    default -> ProblemKind.INTERNAL_ERROR;
                };
        return kind == ProblemKind.INTERNAL_ERROR
                ? unexpected(answered, call)
                : problem(kind, kind.title() + ".", List.of(), call);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable unexpected, ContainerRequestContext call) {
        LOG.errorf(
                unexpected,
                "unexpected_error request_id=%s path=%s",
                requestId(call),
                call.getUriInfo().getPath());
        return problem(
                ProblemKind.INTERNAL_ERROR,
                "Something broke here. Quote the request id when you ask for help.",
                List.of(),
                call);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return new FieldError()
                .pointer(Pointers.of(violation.getPropertyPath()))
                .message(violation.getMessage())
                .code(violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName());
    }

    private Response problem(ProblemKind kind, String detail, List<FieldError> errors, ContainerRequestContext call) {
        var problem = new ProblemDetail()
                .type("https://signalbox.dev/problems/" + kind.code().replace('_', '-'))
                .title(kind.title())
                .status(kind.status())
                .detail(detail)
                .instance(call.getUriInfo().getPath())
                .code(kind.code())
                .requestId(requestId(call))
                .errors(errors);
        var response = Response.status(kind.status()).type(MEDIA_TYPE).entity(problem);
        if (kind == ProblemKind.AGENT_BUSY) {
            response.header(
                    HttpHeaders.RETRY_AFTER,
                    Math.max(1, config.get().busyRetryAfter().toSeconds()));
        }
        return response.build();
    }

    private static String requestId(ContainerRequestContext call) {
        return String.valueOf(call.getProperty(RequestIds.PROPERTY));
    }
}
