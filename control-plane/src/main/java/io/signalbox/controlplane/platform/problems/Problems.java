package io.signalbox.controlplane.platform.problems;

import io.signalbox.controlplane.platform.web.RequestId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds problem responses, for controllers and for filters that answer before any controller. */
@Component
public class Problems {

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    public ResponseEntity<Object> response(ProblemException problem) {
        return response(problem.type(), problem.detail(), problem.errors(), problem.retryAfter());
    }

    public ResponseEntity<Object> response(ProblemType type, @Nullable String detail) {
        return response(type, detail, List.of(), null);
    }

    public ResponseEntity<Object> response(
            ProblemType type, @Nullable String detail, List<FieldProblem> errors, @Nullable Duration retryAfter) {
        var response = ResponseEntity.status(type.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds(retryAfter));
        }
        return response.body(body(type, detail, errors));
    }

    /** Writes the problem straight to the response. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        write(response, problem.type(), problem.detail(), problem.retryAfter());
    }

    public void write(HttpServletResponse response, ProblemType type, @Nullable String detail) throws IOException {
        write(response, type, detail, null);
    }

    /** The problem as JSON text, for places that have no response to write to. */
    public String text(ProblemType type, @Nullable String detail) {
        return json.writeValueAsString(body(type, detail, List.of()));
    }

    private void write(
            HttpServletResponse response, ProblemType type, @Nullable String detail, @Nullable Duration retryAfter)
            throws IOException {
        response.setStatus(type.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds(retryAfter));
        }
        response.getOutputStream().write(json.writeValueAsBytes(body(type, detail, List.of())));
    }

    private static ProblemDetail body(ProblemType type, @Nullable String detail, List<FieldProblem> errors) {
        var problem = ProblemDetail.forStatus(type.status());
        problem.setType(URI.create(type.uri()));
        problem.setTitle(type.title());
        problem.setDetail(detail);
        problem.setProperty("code", type.code());
        problem.setProperty("request_id", RequestId.current());
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private static String retryAfterSeconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
