package io.signalbox.agent.runs;

import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.contract.internalapi.model.ProgressEvent;
import io.signalbox.contract.internalapi.model.ProgressEventType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells whoever follows the run what goes on in it: each step when it begins and ends, and the text of models. While nobody does, nothing. */
final class ProgressReports implements StepListener {

    private final AttemptChannel channel;
    private final AttemptLog log;
    private final AttemptReport report;
    private volatile @Nullable RunningStep running;
    private int charactersLeft = AnswerText.MAX_CHARACTERS;

    ProgressReports(AttemptChannel channel, AttemptLog log, AttemptReport report) {
        this.channel = channel;
        this.log = log;
        this.report = report;
        channel.whenWatched(this::catchUp);
    }

    private record RunningStep(int sequence, String node, int round) {

        ProgressEvent event(ProgressEventType type) {
            return new ProgressEvent().type(type).step(sequence).node(node).mappingAttempt(round);
        }
    }

    @Override
    public void record(Step step) {
        log.record(step);
    }

    /** The steps before it have ended, and are stored with it where a commit has not done so already. */
    @Override
    public void started(String node, int round) {
        var begun = new RunningStep(log.currentStep(), node, round);
        running = begun;
        if (!channel.watched()) {
            return;
        }
        ProgressEvent event = begun.event(ProgressEventType.STEP_STARTED);
        if (log.steps().isEmpty()) {
            report.tell(event);
        } else {
            report.show(event);
        }
    }

    /** Who comes in the middle of a step is told of it; when it has ended meanwhile the control plane leaves that out. */
    private void catchUp() {
        RunningStep step = running;
        if (step != null) {
            report.tell(step.event(ProgressEventType.STEP_STARTED));
        }
    }

    /** Where the text of one model call goes. Close it when the call has ended. */
    AnswerText answer() {
        RunningStep asking = Objects.requireNonNull(running, "A model is asked within a step.");
        return new AnswerText(
                charactersLeft, (offset, text) -> told(asking, offset, text), used -> charactersLeft -= used);
    }

    private boolean told(RunningStep asking, int offset, String text) {
        return channel.watched()
                && report.tell(asking.event(ProgressEventType.MODEL_DELTA)
                        .offset(offset)
                        .text(text));
    }
}
