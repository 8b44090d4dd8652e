package io.signalbox.controlplane.runs.breakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.breakers.BreakerState.Closed;
import io.signalbox.controlplane.runs.breakers.BreakerState.HalfOpen;
import io.signalbox.controlplane.runs.breakers.BreakerState.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thirty minutes without a model, and one run that no model ever answers, on a clock that is moved by hand. */
class OutageTest {

    private static final int RUNS = 200;
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<Integer> waiting =
            new ArrayList<>(IntStream.range(0, RUNS).boxed().toList());
    private final Instant[] availableAt = new Instant[RUNS];
    private final int[] attempts = new int[RUNS];
    private BreakerState state = Closed.AT_FIRST;
    private Instant now = START;
    private int calls;
    private int neverAnswered = -1;

    @Test
    void parksEverythingForHalfAnHourAndDoesItAllAfterwards() {
        run(Duration.ofMinutes(30), false);

        assertThat(waiting).hasSize(RUNS);
        assertThat(calls).as("calls of a dead model: all at once, then probes").isBetween(RUNS + 20, RUNS + 60);

        run(Duration.ofMinutes(5), true);

        assertThat(waiting).isEmpty();
    }

    @Test
    void findsTheModelAgainThoughTheOldestRunIsNeverAnswered() {
        neverAnswered = 0;
        run(Duration.ofMinutes(10), false);

        run(Duration.ofMinutes(10), true);

        assertThat(waiting).containsExactly(0);
    }

    private void run(Duration time, boolean answers) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusMillis(500)) {
            List<Integer> due = waiting.stream().filter(this::isDue).toList();
            switch (state.grant(now)) {
                case NONE -> {}
                case ALL -> due.forEach(run -> ask(run, answers));
                case ONE_PROBE -> due.stream().findFirst().ifPresent(run -> probe(run, answers));
            }
        }
    }

    private boolean isDue(int run) {
        return availableAt[run] == null || !availableAt[run].isAfter(now);
    }

    private void probe(int run, boolean answers) {
        var id = new UUID(2, run);
        Instant until = now.plus(BreakerScene.SETTINGS.probeTimeout());
        state = switch (state) {
            case Closed closed -> closed;
            case Open open -> open.probing(id, attempts[run] + 1, until);
            case HalfOpen lost -> lost.probing(id, attempts[run] + 1, until);
        };
        ask(run, answers);
    }

    private void ask(int run, boolean answers) {
        calls++;
        attempts[run]++;
        var call = new ModelCall(new UUID(2, run), attempts[run], now);
        boolean answered = answers && run != neverAnswered;
        if (answered) {
            waiting.remove((Integer) run);
        } else {
            // As long as the policy makes a run wait that the model failed
            availableAt[run] = now.plusSeconds(Math.min(120, 1L << Math.min(attempts[run] - 1, 20)));
        }
        state = state.after(
                answered ? BreakerScene.answered(call) : BreakerScene.failed(call), now, BreakerScene.PAUSES);
    }
}
