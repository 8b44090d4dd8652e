package io.signalbox.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure.Cause;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.modelserver.ModelScript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deadline is for the whole of a call: an answer whose head came in time is no answer yet. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelDeadlineTest extends ModelScene {

    @ParameterizedTest
    @EnumSource(names = {"STALL", "FREEZES", "TRICKLES"})
    void endsAtTheDeadlineWhateverHasArrivedByThen(ModelScript script) {
        ModelAnswer answer = ask(script, 1500);

        assertThat(answer.failure().code()).isEqualTo("model_timeout");
        assertThat(answer.usage().getLatencyMs()).isBetween(1500.0, 8000.0);
    }

    @Test
    void waitsOutNoPauseThatEndsAfterTheDeadline() {
        ModelAnswer answer = ask(ModelScript.RATE_LIMITED_SHORTLY, 900);

        assertThat(answer.failure().code()).isEqualTo("model_rate_limited");
        assertThat(answer.usage().getLatencyMs()).isLessThan(900);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void givesEveryDialectOnlyWhatIsLeftOfTheTime() {
        var deadline = Deadline.in(Duration.ZERO, java.time.Clock.systemUTC());

        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.allows(Duration.ZERO)).isFalse();
    }

    @Test
    void endsAtOnceWhenTheAttemptIsInterrupted() {
        var ended = new CompletableFuture<ModelAnswer>();
        Thread attempt = Thread.startVirtualThread(() -> {
            try {
                ended.complete(ask(ModelScript.FREEZES, 15_000));
            } catch (RuntimeException failed) {
                ended.completeExceptionally(failed);
            }
        });
        Awaitility.await().until(() -> !server.calls().isEmpty());

        attempt.interrupt();

        assertThatThrownBy(() -> ended.get(5, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(AttemptFailed.class, stopped -> {
                    assertThat(stopped.failure().cause()).isEqualTo(Cause.CONTROL_PLANE);
                    assertThat(stopped.failure().code()).isEqualTo("attempt_interrupted");
                });
    }
}
