package io.signalbox.agent.engine.calls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt could not go on for reasons outside the run: nothing was decided, the run should be tried later.
 *
 * @param code stable, for example {@code model_timeout}
 * @param retryAfter how long the other side asked to be left alone
 */
public record Failure(String code, String detail, @Nullable Duration retryAfter) {}
