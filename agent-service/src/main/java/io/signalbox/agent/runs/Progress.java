package io.signalbox.agent.runs;

import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.contract.internalapi.model.ProgressEvent;
import io.signalbox.contract.internalapi.model.ProgressEventType;

/** Tells whoever follows the run what goes on in it: each step when it begins and ends, and the text of models. While nobody does, nothing. */
final class Progress implements StepListener {

    private final AttemptChannel channel;
    private final AttemptLog log;
    private final AttemptReport report;
    private String node = "";
    private int round = 1;
    private int charactersLeft = AnswerText.MAX_CHARACTERS;

    Progress(AttemptChannel channel, AttemptLog log, AttemptReport report) {
        this.channel = channel;
        this.log = log;
        this.report = report;
    }

    @Override
    public void record(Step step) {
        log.record(step);
    }

    /** The steps before it have ended, and are stored with it where a commit has not done so already. */
    @Override
    public void started(String startedNode, int startedRound) {
        node = startedNode;
        round = startedRound;
        if (!channel.watched()) {
            return;
        }
        ProgressEvent event = event(ProgressEventType.STEP_STARTED);
        if (log.steps().isEmpty()) {
            report.tell(event);
        } else {
            report.show(event);
        }
    }

    /** Where the text of one model call goes. Close it when the call has ended. */
    AnswerText answer() {
        return new AnswerText(charactersLeft, this::told, used -> charactersLeft -= used);
    }

    private boolean told(int offset, String text) {
        return channel.watched()
                && report.tell(
                        event(ProgressEventType.MODEL_DELTA).offset(offset).text(text));
    }

    private ProgressEvent event(ProgressEventType type) {
        return new ProgressEvent().type(type).step(log.currentStep()).node(node).mappingAttempt(round);
    }
}
