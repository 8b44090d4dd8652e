package io.signalbox.controlplane.runs.breakers;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A breaker without a database, at times counted in seconds. */
final class BreakerScene {

    static final BreakerSettings SETTINGS = new BreakerSettings(
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1));

    /** Half way: no spread. */
    static final BreakerPauses PAUSES = new BreakerPauses(SETTINGS, new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    });

    private BreakerScene() {}

    static Instant at(double second) {
        return Instant.parse("2026-11-20T10:00:00Z").plusMillis(Math.round(second * 1000));
    }

    static ModelCall call(int run, double takenAt) {
        return new ModelCall(new UUID(0, run), 1, at(takenAt));
    }

    static ModelOutcome answered(ModelCall call) {
        return new ModelOutcome.Answered(call);
    }

    static ModelOutcome unknown(ModelCall call) {
        return new ModelOutcome.Unknown(call);
    }

    static ModelOutcome failed(ModelCall call) {
        return failed(call, "model_timeout", null);
    }

    static ModelOutcome failed(ModelCall call, String code, @Nullable Duration retryAfter) {
        return new ModelOutcome.Failed(call, code, "It failed.", retryAfter);
    }
}
