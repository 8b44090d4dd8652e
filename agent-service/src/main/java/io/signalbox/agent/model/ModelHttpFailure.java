package io.signalbox.agent.model;

import dev.langchain4j.exception.HttpException;
import io.signalbox.agent.model.ModelFailure.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that is not 2xx, with the pause it asked for; the library's own exception drops the headers. */
final class ModelHttpFailure extends HttpException {

    private final transient ProviderError error;
    private final transient @Nullable Duration retryAfter;

    ModelHttpFailure(int status, ProviderError error, @Nullable Duration retryAfter) {
        super(status, "The model endpoint answered " + status + ".");
        this.error = error;
        this.retryAfter = retryAfter;
    }

    /** Whether the same question may be accepted when it is put with fewer members. */
    boolean dependsOnDialect() {
        return meaning().kind() == Kind.REJECTED && statusCode() != 413 && !error.namesContent();
    }

    ModelFailure meaning() {
        int status = statusCode();
        return switch (status) {
            case 400, 413, 422 -> refused(status);
            case 401, 403 -> unauthorized(status);
            case 402 -> failure(Kind.UNAUTHORIZED, "The model provider asks for payment (402).");
            case 404 -> failure(Kind.ERROR, "The model endpoint knows no such address or model (404).");
            case 408 -> failure(Kind.TIMEOUT, "The model endpoint gave up waiting (408).");
            case 429 -> failure(Kind.RATE_LIMITED, "The model provider asks for fewer requests" + error.remark() + ".");
            default -> failure(Kind.ERROR, "The model endpoint answered " + status + ".");
        };
    }

    private ModelFailure refused(int status) {
        if (error.namesKey()) {
            return unauthorized(status);
        }
        if (error.namesModel()) {
            return failure(Kind.ERROR, "The model endpoint knows no such model (" + status + ").");
        }
        return failure(Kind.REJECTED, "The model provider refuses this request with " + status + error.remark() + ".");
    }

    private ModelFailure unauthorized(int status) {
        return failure(Kind.UNAUTHORIZED, "The model provider refuses the key (" + status + ").");
    }

    private ModelFailure failure(Kind kind, String detail) {
        return new ModelFailure(kind, detail, retryAfter);
    }
}
