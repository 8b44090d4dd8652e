package io.signalbox.agent.controlplane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.ProblemDetail;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Sorts answers that are not 2xx: refused for good, or simply not available. */
final class ProblemReader implements ResponseExceptionMapper<RuntimeException> {

    private static final Set<Integer> REFUSALS = Set.of(400, 403, 409, 413, 422);

    private final ObjectMapper json;

    ProblemReader(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        ProblemDetail problem = read(response);
        String code = problem == null || problem.getCode() == null ? "http_" + response.getStatus() : problem.getCode();
        if (problem != null && REFUSALS.contains(response.getStatus())) {
            return new CallRefused(code, detail(problem), errors(problem));
        }
        return new ControlPlaneUnavailable("The control plane answered " + response.getStatus() + " " + code + ".");
    }

    private @Nullable ProblemDetail read(Response response) {
        try {
            return json.readValue(response.readEntity(String.class), ProblemDetail.class);
        } catch (JsonProcessingException | RuntimeException notAProblem) {
            return null;
        }
    }

    private static String detail(ProblemDetail problem) {
        return problem.getDetail() == null ? String.valueOf(problem.getTitle()) : problem.getDetail();
    }

    private static List<FieldError> errors(ProblemDetail problem) {
        return problem.getErrors() == null ? List.of() : problem.getErrors();
    }
}
