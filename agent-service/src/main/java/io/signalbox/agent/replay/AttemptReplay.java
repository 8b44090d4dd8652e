package io.signalbox.agent.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.RunGivens;
import io.signalbox.agent.engine.RunPorts;
import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.journal.JournalMismatch;
import io.signalbox.agent.engine.journal.RecordedJournal;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.registry.InputSettings;
import io.signalbox.agent.registry.RunInput;
import io.signalbox.agent.registry.RunStart;
import io.signalbox.agent.registry.ServedWorkflow;
import io.signalbox.contract.internalapi.model.RunAssignment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the attempts of one recording again, each from where the one before left it. */
final class AttemptReplay<I, S> {

    private static final ObjectMapper JSON = JsonSettings.mapper();

    private final ServedWorkflow<I, S> served;
    private final TraceRecorder<S> seen;
    private @Nullable S left;
    private String subject = "";
    private @Nullable Ending<S> ending;

    AttemptReplay(ServedWorkflow<I, S> served, TraceRecorder<S> seen) {
        this.served = served;
        this.seen = seen;
    }

    /** Of the last attempt; null when its recording does not reach its end. */
    @Nullable
    Ending<S> ending() {
        return ending;
    }

    /**
     * @throws ComparedSteps.FirstDifference when it left another state
     * @throws JournalMismatch when it made another call
     */
    void run(RecordedAttempt attempt, ComparedSteps steps) {
        RunInput<I> input = input(attempt.input());
        S start = start(attempt, input);
        left = start;
        subject = input.digest();
        ending = null;
        if (attempt.cut() && attempt.steps().isEmpty()) {
            return;
        }
        var journal = new RecordedJournal(attempt.calls());
        try {
            ending = served.workflow().run(input.input(), start, ports(attempt, journal, steps));
        } catch (RuntimeException thrown) {
            if (!steps.isCut()) {
                steps.mustNotDiffer();
                throw thrown;
            }
        }
        steps.mustBeComplete();
        journal.mustBeUsedUp();
        if (attempt.cut()) {
            ending = null;
        }
    }

    private RunInput<I> input(RecordedInput given) {
        return switch (given) {
            case RecordedInput.Written(var input) ->
                new RunInput<>(spec().input().reader().apply(input), "", 0, true, Map.of());
            case RecordedInput.Assigned(String assignment, String settings) ->
                served.reader().under(InputSettings.of(settings)).read(assignment(assignment));
        };
    }

    private static RunAssignment assignment(String text) {
        try {
            return JSON.readValue(text, RunAssignment.class);
        } catch (JsonProcessingException unreadable) {
            throw new RecordingDamaged("What an attempt was given cannot be read.", unreadable);
        }
    }

    /** As an attempt decides it: a state of another subject is not used. */
    private S start(RecordedAttempt attempt, RunInput<I> input) {
        if (attempt.start() != null) {
            return spec().codec().read(attempt.start().schema(), attempt.start().state());
        }
        S before = left;
        boolean resumed = attempt.resumed() && input.resumable() && subject.equals(input.digest());
        return resumed && before != null ? kept(before) : first(attempt.input());
    }

    private S first(RecordedInput given) {
        return switch (given) {
            case RecordedInput.Written written -> spec().start();
            case RecordedInput.Assigned(String assignment, String settings) ->
                RunStart.of(assignment(assignment), spec());
        };
    }

    /** As a checkpoint keeps it. */
    private S kept(S state) {
        StateCodec<S> codec = spec().codec();
        return codec.read(codec.schema(), codec.writer().apply(state));
    }

    private WorkflowSpec<I, S> spec() {
        return served.workflow().spec();
    }

    private RunPorts ports(RecordedAttempt attempt, RecordedJournal journal, ComparedSteps steps) {
        return new RunPorts(
                request -> {
                    throw new IllegalStateException("A replay asks no model.");
                },
                new RunGivens(
                        () -> {
                            throw new IllegalStateException("A replay makes no ids.");
                        },
                        Map.of()),
                journal,
                step -> record(step, attempt, steps),
                commit -> {},
                seen);
    }

    @SuppressWarnings("unchecked")
    private void record(Step step, RecordedAttempt attempt, ComparedSteps steps) {
        steps.record(step);
        seen.record(step);
        left = (S) step.after().state();
        if (attempt.cut()) {
            steps.cutAtTheEnd();
        }
    }
}
