package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.runs.RunNotFound;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.assignments.AttemptFrame;
import io.signalbox.controlplane.runs.assignments.LoadedSubject;
import io.signalbox.controlplane.runs.assignments.RunSubjects;
import io.signalbox.controlplane.runs.forks.ForkOverrides;
import io.signalbox.controlplane.runs.forks.RunForks;
import io.signalbox.controlplane.runs.journal.AttemptInputs;
import io.signalbox.controlplane.runs.journal.RecordedCall;
import io.signalbox.controlplane.runs.recordings.RecordedAttempt.RecordedStep;
import io.signalbox.controlplane.runs.recordings.RecordedAttempt.Resumed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Recordings of runs of the current organization, as docs/reference/recording.md defines them. */
@Service
public class Recordings {

    private static final int FORMAT = 2;

    private final Runs runs;
    private final RecordedAttempts attempts;
    private final AttemptInputs inputs;
    private final RunForks forks;
    private final ObjectProvider<RunSubjects> subjects;
    private final JsonMapper json;

    /** @param subjects looked up late: who keeps subjects may itself use runs */
    Recordings(
            Runs runs,
            RecordedAttempts attempts,
            AttemptInputs inputs,
            RunForks forks,
            ObjectProvider<RunSubjects> subjects,
            JsonMapper json) {
        this.runs = runs;
        this.attempts = attempts;
        this.inputs = inputs;
        this.forks = forks;
        this.subjects = subjects;
        this.json = json;
    }

    /**
     * The file, UTF-8.
     *
     * @throws RunNotFound when this organization has no such run
     * @throws RunNotOver when it may still do something
     * @throws NothingRecorded when no agent was given it
     * @throws RecordingExpired when something of it is not kept any more
     */
    @Transactional(readOnly = true)
    public byte[] of(UUID runId) {
        RunView run = runs.get(runId);
        if (!run.state().isTerminal()) {
            throw new RunNotOver(run);
        }
        List<RecordedAttempt> lineage = attempts.of(runId);
        if (lineage.isEmpty()) {
            throw new NothingRecorded(runId);
        }
        var writer = new RecordingWriter(new CanonicalObject()
                .with("format", FORMAT)
                .with("run", runId.toString())
                .with("workflow", run.workflow().name())
                .with("version", run.workflow().version()));
        String before = null;
        for (RecordedAttempt attempt : lineage) {
            before = write(run, attempt, before, writer);
        }
        return writer.bytes();
    }

    /** Answers what the attempt was given. */
    private String write(RunView run, RecordedAttempt attempt, @Nullable String before, RecordingWriter writer) {
        AttemptFrame frame = frame(attempt);
        String input = json.writeValueAsString(input(run, frame));
        var entry = new CanonicalObject()
                .with("type", "attempt")
                .with("attempt", attempt.attempt())
                .with("build", frame.build())
                .with("settings", Objects.requireNonNull(frame.settings()))
                .with("cut", attempt.cut())
                .with("resumed", isResumed(attempt));
        writer.add(input.equals(before) ? entry : entry.with("input", input));
        int calls = 0;
        for (RecordedStep step : attempt.steps()) {
            int until = recorded(step.calls(), attempt);
            attempt.calls().subList(calls, checked(until, calls, attempt)).forEach(call -> writer.add(call(call)));
            calls = until;
            writer.add(step(step, attempt));
        }
        attempt.calls().subList(calls, attempt.calls().size()).forEach(call -> writer.add(call(call)));
        return input;
    }

    private static boolean isResumed(RecordedAttempt attempt) {
        Resumed resumed = attempt.resumed();
        if (resumed != null) {
            recorded(resumed.step(), attempt);
        }
        return resumed != null;
    }

    private static int checked(int until, int calls, RecordedAttempt attempt) {
        if (until < calls || until > attempt.calls().size()) {
            throw RecordingExpired.unrecorded(attempt.attempt());
        }
        return until;
    }

    private static <T> T recorded(@Nullable T value, RecordedAttempt attempt) {
        if (value == null) {
            throw RecordingExpired.unrecorded(attempt.attempt());
        }
        return value;
    }

    private AttemptFrame frame(RecordedAttempt attempt) {
        byte[] mac = recorded(attempt.inputMac(), attempt);
        String text = inputs.read(mac).orElseThrow(() -> RecordingExpired.input(attempt.attempt()));
        AttemptFrame frame = json.readValue(text, AttemptFrame.class);
        recorded(frame.settings(), attempt);
        return frame;
    }

    private Object input(RunView run, AttemptFrame frame) {
        if (!run.subject().isFork()) {
            return input(run, run.subject().type(), frame);
        }
        ForkOverrides fork = Optional.ofNullable(
                        forks.overrides(List.of(run.id())).get(run.id()))
                .filter(ForkOverrides::whole)
                .orElseThrow(() -> RecordingExpired.input(1));
        return RecordedInput.forked(input(run, fork.subjectType(), frame), fork);
    }

    private Map<String, Object> input(RunView run, String subjectType, AttemptFrame frame) {
        LoadedSubject subject = subjects.stream()
                .filter(keeper -> keeper.subjectType().equals(subjectType))
                .findFirst()
                .map(keeper -> keeper.reload(run.subject().id(), frame.correctedBy()))
                .orElseThrow(() -> RecordingExpired.subject("Nothing keeps a " + subjectType + "."));
        return switch (subject) {
            case LoadedSubject.Event(var event) -> RecordedInput.event(run, frame, event);
            case LoadedSubject.Data data -> RecordedInput.data(run, frame, data.members());
            case LoadedSubject.Erased erased -> throw RecordingExpired.erased();
            case LoadedSubject.AsksForErasure asks -> throw RecordingExpired.erased();
            case LoadedSubject.Unreadable(String detail) -> throw RecordingExpired.subject(detail);
        };
    }

    private static CanonicalObject call(RecordedCall call) {
        String value = call.value();
        if (value == null) {
            throw RecordingExpired.answer(call.attempt(), call.step());
        }
        return new CanonicalObject()
                .with("type", "call")
                .with("sequence", call.sequence())
                .with("step", call.step())
                .with("kind", call.kind())
                .with("key", call.key())
                .with("result", call.result())
                .withJson("value", value);
    }

    private static CanonicalObject step(RecordedStep step, RecordedAttempt attempt) {
        return new CanonicalObject()
                .with("type", "step")
                .with("step", step.node())
                .with("state_hash", recorded(step.stateHash(), attempt));
    }
}
