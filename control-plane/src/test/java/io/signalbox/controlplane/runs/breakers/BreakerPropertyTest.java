package io.signalbox.controlplane.runs.breakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.breakers.BreakerState.Closed;
import io.signalbox.controlplane.runs.breakers.BreakerState.HalfOpen;
import io.signalbox.controlplane.runs.breakers.BreakerState.Open;
import io.signalbox.controlplane.runs.breakers.ModelAdmission.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls that overlap, end in any order, get lost or take minutes, against a model that dies and comes back at random: while the model is
 * left alone at most one call is under way that began since, pauses are kept, and a model that answers is found again.
 */
class BreakerPropertyTest {

    private static final Duration STEP = Duration.ofMillis(250);
    private static final int STEPS = 20_000;
    /** The longest pause with its spread, a lost probe's time and a call's. */
    private static final Duration FOUND_AGAIN = Duration.ofMinutes(12);

    private record Call(ModelCall call, Instant endsAt, boolean lost) {}

    private final List<Call> underWay = new ArrayList<>();
    private BreakerState state = Closed.AT_FIRST;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Instant changedAt = now;
    private boolean alive = true;
    private int taken;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void leavesTheModelAloneAndFindsItAgain(long seed) {
        var random = new Random(seed);
        var pauses = new BreakerPauses(BreakerScene.SETTINGS, random);
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(STEP);
            liveOrDie(random);
            take(random);
            end(random, pauses);
            check();
        }
        assertThat(taken).isPositive();
    }

    private void liveOrDie(Random random) {
        if (random.nextInt(2000) == 0) {
            alive = !alive;
            changedAt = now;
        }
    }

    private void take(Random random) {
        switch (state.grant(now)) {
            case NONE -> {}
            case ALL -> {
                if (random.nextInt(3) == 0) {
                    start(random);
                }
            }
            case ONE_PROBE -> probe(start(random));
        }
    }

    private ModelCall start(Random random) {
        var call = new ModelCall(new UUID(1, ++taken), 1, now);
        underWay.add(new Call(call, now.plusMillis(random.nextInt(30_000)), random.nextInt(50) == 0));
        return call;
    }

    private void probe(ModelCall call) {
        Instant until = now.plus(BreakerScene.SETTINGS.probeTimeout());
        state = switch (state) {
            case Closed closed -> closed;
            case Open open -> open.probing(call.runId(), call.attempt(), until);
            case HalfOpen lost -> lost.probing(call.runId(), call.attempt(), until);
        };
    }

    private void end(Random random, BreakerPauses pauses) {
        List<Call> ended =
                underWay.stream().filter(each -> !each.endsAt().isAfter(now)).toList();
        underWay.removeAll(ended);
        ended.stream().filter(each -> !each.lost()).forEach(each -> {
            BreakerState before = state;
            state = state.after(outcome(random, each.call()), now, pauses);
            if (before instanceof Open was && state instanceof Open is) {
                assertThat(is.opening().retryAt())
                        .isAfterOrEqualTo(was.opening().retryAt());
            }
        });
    }

    private ModelOutcome outcome(Random random, ModelCall call) {
        if (random.nextInt(20) == 0) {
            return new ModelOutcome.Unknown(call);
        }
        if (alive) {
            return new ModelOutcome.Answered(call);
        }
        String code = random.nextInt(5) == 0 ? "model_unauthorized" : "model_timeout";
        return new ModelOutcome.Failed(
                call, code, "dead", random.nextInt(10) == 0 ? Duration.ofSeconds(random.nextInt(90)) : null);
    }

    private void check() {
        if (state instanceof Open(BreakerState.Opening opening)) {
            assertThat(newerThan(opening.pausedAt()))
                    .as("calls given out during a pause")
                    .isZero();
        }
        if (state instanceof HalfOpen probing) {
            Duration probed = Duration.between(probing.opening().retryAt(), now);
            long lost = probed.dividedBy(BreakerScene.SETTINGS.probeTimeout());
            assertThat(newerThan(probing.opening().retryAt())).isLessThanOrEqualTo(1 + lost);
        }
        if (alive && now.isAfter(changedAt.plus(FOUND_AGAIN))) {
            assertThat(state.grant(now)).isEqualTo(Grant.ALL);
        }
    }

    private long newerThan(Instant instant) {
        return underWay.stream()
                .filter(each -> each.call().takenAt().isAfter(instant))
                .count();
    }
}
