package io.signalbox.agent.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.signalbox.agent.engine.DurableWorld.Moment;
import io.signalbox.agent.engine.Echo.Echoed;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.journal.JournalMismatch;
import io.signalbox.agent.engine.journal.LiveJournal;
import io.signalbox.agent.engine.journal.RecordedJournal;
import io.signalbox.contract.shared.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every workflow; shown with one that has no word of tickets. */
class WorkflowTest {

    private static final List<String> INPUT = List.of("a", "b", "c");

    private final Workflow<List<String>, Echoed> workflow = new Workflow<>(Echo.spec(), Clock.systemUTC());
    private final DurableWorld world = world();

    @Test
    void runsToItsEnd() {
        Ending<Echoed> ending = world.attempt(workflow, INPUT);

        assertThat(ending).isInstanceOf(Ending.Finished.class);
        assertThat(ending.state()).isEqualTo(new Echoed(3, "ABC", true));
        assertThat(world.steps()).extracting(Step::node).containsExactly("open", "listen", "listen", "listen", "say");
        assertThat(world.steps()).extracting(Step::round).containsExactly(1, 1, 2, 3, 4);
    }

    @Test
    void commitsWhereSomethingWasPaidForAndNowhereElse() {
        world.attempt(workflow, INPUT);

        assertThat(world.commits())
                .extracting(Commit::node, Commit::next, Commit::round)
                .containsExactly(tuple("listen", "listen", 2), tuple("listen", "listen", 3), tuple("listen", "say", 4));
    }

    @Test
    void sharesNothingBetweenRunsOfOneCompiledGraph() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Ending<Echoed>>> endings = IntStream.range(0, 200)
                    .mapToObj(run -> threads.submit(() -> world().attempt(workflow, List.of("x" + run, "y", "z"))))
                    .toList();
            for (int run = 0; run < endings.size(); run++) {
                assertThat(endings.get(run).get().state()).isEqualTo(new Echoed(3, "X" + run + "YZ", true));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"AFTER_COMMIT", "FINISHED"})
    void paysForNoAnswerTwiceWhereverItIsKilled(Moment moment) {
        for (int survived = 0; killed(moment, survived); survived++) {
            DurableWorld resumed = resumed(moment, survived);
            assertThat(resumed.asked()).hasSize(3);
            assertThat(resumed.done()).hasSize(1);
        }
    }

    @Test
    void losesNoMoreThanTheAnswerWhoseCommitWasCutOff() {
        for (int survived = 0; killed(Moment.BEFORE_COMMIT, survived); survived++) {
            DurableWorld resumed = resumed(Moment.BEFORE_COMMIT, survived);
            assertThat(resumed.asked()).hasSize(4);
            assertThat(resumed.done()).hasSize(1);
        }
    }

    @Test
    void usesThePaidAnswersOfAJournalWhereTheStateCannotBeUsed() {
        var first = new LiveJournal();
        world.attempt(workflow, INPUT, first);

        DurableWorld fresh = world();
        Ending<Echoed> again = fresh.attempt(workflow, INPUT, new LiveJournal(first.entries()));

        assertThat(again.state()).isEqualTo(new Echoed(3, "ABC", true));
        assertThat(fresh.asked()).isEmpty();
        assertThat(fresh.done()).hasSize(1);
    }

    @Test
    void endsTheAttemptWithoutADecisionWhenTheModelDoesNotAnswer() {
        var broken = new DurableWorld(request -> Answers.failing("model_timeout"), finish -> {
            throw new AssertionError("nothing to say");
        });

        Ending<Echoed> ending = broken.attempt(workflow, INPUT);

        var failure = new Failure(Failure.Cause.MODEL, "model_timeout", "It did not answer.", Duration.ofSeconds(3));
        assertThat(ending).isEqualTo(new Ending.Failed<>(ending.state(), failure));
        assertThat(ending.state()).isEqualTo(Echo.spec().start());
        assertThat(broken.commits()).isEmpty();
        assertThat(broken.steps()).last().satisfies(step -> {
            assertThat(step.detail().outcome()).isEqualTo(StepOutcome.FAILED);
            assertThat(step.usage()).isNotNull();
        });
    }

    @Test
    void asksAgainForWhatFailedBefore() {
        var failing = new LiveJournal();
        new DurableWorld(request -> Answers.failing("model_timeout"), finish -> Optional.empty())
                .attempt(workflow, INPUT, failing);

        world.attempt(workflow, INPUT, new LiveJournal(failing.entries()));

        assertThat(world.asked()).hasSize(3);
    }

    @Test
    void endsTheAttemptWhenItsEndFindsTheWorldGone() {
        var gone = new DurableWorld(request -> Answers.saying("x"), finish -> {
            throw new AttemptFailed(
                    new Failure(Failure.Cause.CONTROL_PLANE, "stale_attempt", "A newer attempt has taken over.", null));
        });

        Ending<Echoed> ending = gone.attempt(workflow, INPUT);

        assertThat(ending).isInstanceOfSatisfying(Ending.Failed.class, failed -> assertThat(
                        failed.failure().code())
                .isEqualTo("stale_attempt"));
        assertThat(ending.state().words()).isEqualTo(3);
        assertThat(gone.steps().getLast().detail().errors())
                .singleElement()
                .satisfies(error -> assertThat(error.getCode()).isEqualTo("stale_attempt"));
    }

    @Test
    void answersFromTheRecordingAloneInReplay() {
        var journal = new LiveJournal();
        Ending<Echoed> live = world.attempt(workflow, INPUT, journal);

        var replayed = new RecordedJournal(journal.entries());
        Ending<Echoed> again = nobody().attempt(workflow, INPUT, replayed);

        replayed.mustBeUsedUp();
        assertThat(again).isEqualTo(live);
    }

    @Test
    void namesStepAndKeyWhereAReplayCallsSomethingElse() {
        var journal = new LiveJournal();
        world.attempt(workflow, INPUT, journal);
        var recorded = new RecordedJournal(journal.entries());

        assertThatThrownBy(() -> nobody().attempt(workflow, List.of("a", "other", "c"), recorded))
                .isInstanceOfSatisfying(JournalMismatch.class, mismatch -> {
                    assertThat(mismatch.step()).isEqualTo("listen");
                    assertThat(mismatch.key().kind()).isEqualTo("model");
                    assertThat(mismatch.key())
                            .isNotEqualTo(journal.entries().get(1).key());
                });
    }

    @Test
    void namesTheStepThatARecordingEndsTooEarlyFor() {
        var journal = new LiveJournal();
        world.attempt(workflow, INPUT, journal);
        var cut = new RecordedJournal(journal.entries().subList(0, 2));

        assertThatThrownBy(() -> nobody().attempt(workflow, INPUT, cut))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("Step listen calls model:");
    }

    private static boolean killed(Moment moment, int survived) {
        DurableWorld first = world();
        first.killAt(moment, survived);
        try {
            first.attempt(new Workflow<>(Echo.spec(), Clock.systemUTC()), INPUT);
            return false;
        } catch (DurableWorld.Killed killed) {
            return true;
        }
    }

    private DurableWorld resumed(Moment moment, int survived) {
        DurableWorld world = world();
        world.killAt(moment, survived);
        assertThatThrownBy(() -> world.attempt(workflow, INPUT)).isInstanceOf(DurableWorld.Killed.class);
        assertThat(world.attempt(workflow, INPUT).state()).isEqualTo(new Echoed(3, "ABC", true));
        return world;
    }

    private static DurableWorld world() {
        return new DurableWorld(
                request -> Answers.saying(request.user().toUpperCase(Locale.ROOT)), finish -> Optional.empty());
    }

    /** The end that was applied is not in the recording: a replay hands it over to who wants to see it. */
    private static DurableWorld nobody() {
        return new DurableWorld(
                request -> {
                    throw new AssertionError("asked in replay");
                },
                finish -> Optional.empty());
    }
}
