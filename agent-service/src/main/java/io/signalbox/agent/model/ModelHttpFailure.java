package io.signalbox.agent.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that is not 2xx, with the pause it asked for; the library's own exception drops the headers. */
final class ModelHttpFailure extends HttpException {

    private final transient @Nullable Duration retryAfter;

    ModelHttpFailure(int status, @Nullable Duration retryAfter) {
        super(status, "The model endpoint answered " + status + ".");
        this.retryAfter = retryAfter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
