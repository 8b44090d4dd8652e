package io.signalbox.controlplane.platform.problems;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** The one place where an exception becomes an answer. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Pattern CAMEL_HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern INDEX = Pattern.compile("\\[(\\w+)]");

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem) {
        return problems.response(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidBody(MethodArgumentNotValidException invalid) {
        var errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldProblem(pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
                .toList();
        return problems.response(new InvalidRequest("The body breaks the contract: see errors.", errors));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidParameter(HandlerMethodValidationException invalid) {
        var errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                pointer(String.valueOf(
                                        result.getMethodParameter().getParameterName())),
                                message(error))))
                .toList();
        return problems.response(new InvalidRequest("A parameter is not valid: see errors.", errors));
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidArgument(ConstraintViolationException invalid) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(pointer(lastNode(violation)), violation.getMessage()))
                .toList();
        return problems.response(new InvalidRequest("The request breaks the contract: see errors.", errors));
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException mismatch) {
        var error = new FieldProblem(pointer(mismatch.getName()), "is not a valid value");
        return problems.response(new InvalidRequest("A parameter is not valid: see errors.", List.of(error)));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException unreadable) {
        List<Throwable> causes = Stream.iterate((Throwable) unreadable, Objects::nonNull, Throwable::getCause)
                .toList();
        // A refusal while reading, such as of the size, says more than where in the body it came
        for (Throwable cause : causes) {
            if (cause instanceof ProblemException refusal) {
                return problems.response(refusal);
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof DatabindException wrongShape
                    && !wrongShape.getPath().isEmpty()) {
                var error =
                        new FieldProblem(pointer(wrongShape), "has the wrong type or is not one of the allowed values");
                return problems.response(
                        new InvalidRequest("The body breaks the contract: see errors.", List.of(error)));
            }
        }
        return problems.response(new InvalidRequest("The body is missing or is not valid JSON."));
    }

    @ExceptionHandler
    ResponseEntity<Object> notAllowed(AccessDeniedException denied) {
        return problems.response(PlatformProblems.NOT_ALLOWED, "Ask an owner of the organization for access.");
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(AuthenticationException missing) {
        return problems.response(PlatformProblems.NOT_SIGNED_IN, "Send a valid access token.");
    }

    /** The caller went away; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        log.debug("The caller closed the connection");
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure) {
        if (failure instanceof ErrorResponse framework) {
            return frameworkRefusal(framework);
        }
        log.error("Unexpected failure", failure);
        return problems.response(
                PlatformProblems.INTERNAL_ERROR,
                "Try again; if it goes on, report the request id to whoever runs Signalbox.");
    }

    private ResponseEntity<Object> frameworkRefusal(ErrorResponse refusal) {
        return switch (refusal.getStatusCode().value()) {
            case 404 -> problems.response(PlatformProblems.NOT_FOUND, "Check the address.");
            case 405 ->
                problems.response(
                        PlatformProblems.METHOD_NOT_ALLOWED, refusal.getBody().getDetail());
            case 406 ->
                problems.response(
                        PlatformProblems.NOT_ACCEPTABLE, refusal.getBody().getDetail());
            case 413 ->
                problems.response(
                        PlatformProblems.PAYLOAD_TOO_LARGE, refusal.getBody().getDetail());
            case 415 ->
                problems.response(
                        PlatformProblems.UNSUPPORTED_MEDIA_TYPE,
                        refusal.getBody().getDetail());
            case 503 -> problems.response(PlatformProblems.OVERLOADED, "Try again in a moment.");
            default -> problems.response(InvalidRequest.TYPE, refusal.getBody().getDetail());
        };
    }

    private static String message(Object error) {
        return error instanceof DefaultMessageSourceResolvable resolvable
                ? String.valueOf(resolvable.getDefaultMessage())
                : "is not valid";
    }

    private static String lastNode(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Object::toString)
                .reduce((first, second) -> second)
                .orElse("");
    }

    private static String pointer(DatabindException wrongShape) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : wrongShape.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        return pointer.toString();
    }

    private static String pointer(String path) {
        String slashes = INDEX.matcher(path).replaceAll("/$1").replace('.', '/');
        return "/" + CAMEL_HUMP.matcher(slashes).replaceAll("$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
