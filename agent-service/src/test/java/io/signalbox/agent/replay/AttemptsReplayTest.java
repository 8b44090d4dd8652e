package io.signalbox.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.replay.RecordedAttempt.Entry;
import io.signalbox.agent.replay.RecordedAttempt.Stepped;
import io.signalbox.agent.replay.Replay.Different;
import io.signalbox.agent.replay.Replay.Equal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run of several attempts is replayed as it went: each attempt from the state that the one before left. */
class AttemptsReplayTest {

    private final Replay replay = new Replay(ReplayMain.workflows(), "this build");
    private final Recording run = new RecordedRuns().all().get("run-of-two-attempts");

    @Test
    void goesThroughAllAttempts() {
        Trace trace = replay.traced(run);

        assertThat(trace.verdict()).isEqualTo(new Equal(5));
        assertThat(trace.states())
                .extracting(Trace.State::node)
                .containsExactly("fetch", "map", "fetch", "validate", "route");
        assertThat(trace.end()).isNotNull();
    }

    @Test
    void countsStepsOverAllAttempts() {
        var entries = new ArrayList<Entry>(run.attempts().getLast().entries());
        entries.set(1, new Stepped("validate", "0".repeat(64)));

        assertThat(replay.of(with(1, entries))).isInstanceOfSatisfying(Different.class, different -> {
            assertThat(different.position()).isEqualTo(4);
            assertThat(different.step()).isEqualTo("validate");
            assertThat(different.recordedBy()).isEqualTo("corpus");
        });
    }

    @Test
    void saysNothingOfWhatIsCutOff() {
        var first = new Recording(
                run.run(), run.workflow(), run.version(), run.attempts().subList(0, 1));

        Trace trace = replay.traced(first);

        assertThat(trace.verdict()).isEqualTo(new Equal(2));
        assertThat(trace.end()).as("what it ended with is not recorded").isNull();
    }

    @Test
    void tellsAnAttemptThatDidNotResume() {
        RecordedAttempt second = run.attempts().getLast();
        var afresh =
                new RecordedAttempt(2, second.build(), second.input(), null, false, second.cut(), second.entries());

        assertThat(replay.of(new Recording(
                        run.run(),
                        run.workflow(),
                        run.version(),
                        List.of(run.attempts().getFirst(), afresh))))
                .isInstanceOfSatisfying(Different.class, different -> assertThat(different.position())
                        .isEqualTo(3));
    }

    @Test
    void readsWhatItWrites() {
        assertThat(RecordingFile.read(RecordingFile.written(run))).isEqualTo(run);
    }

    private Recording with(int place, List<Entry> entries) {
        var attempts = new ArrayList<>(run.attempts());
        RecordedAttempt attempt = attempts.get(place);
        attempts.set(
                place,
                new RecordedAttempt(
                        attempt.number(),
                        attempt.build(),
                        attempt.input(),
                        attempt.start(),
                        attempt.resumed(),
                        attempt.cut(),
                        entries));
        return new Recording(run.run(), run.workflow(), run.version(), attempts);
    }
}
