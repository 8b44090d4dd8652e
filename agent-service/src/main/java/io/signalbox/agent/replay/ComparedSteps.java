package io.signalbox.agent.replay;

import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.agent.replay.RecordedAttempt.Stepped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares each step of a replay with the recorded one. */
final class ComparedSteps implements StepListener {

    private final List<Stepped> recorded;
    private int compared;
    private boolean cut;
    private @Nullable FirstDifference difference;

    ComparedSteps(List<Stepped> recorded) {
        this.recorded = recorded;
    }

    /** Keeps the first difference: what follows from it says nothing. */
    @Override
    public void record(Step step) {
        if (difference != null) {
            return;
        }
        difference = compared < recorded.size()
                ? difference(step, recorded.get(compared))
                : new FirstDifference(compared + 1, step.node(), "the recording has no such step");
        if (difference == null) {
            compared++;
        }
    }

    /** Steps that are equal. */
    int compared() {
        return compared;
    }

    /**
     * Stops the run after the last recorded step, when nothing is recorded of what followed.
     *
     * @throws RuntimeException to be told by {@link #isCut}
     */
    void cutAtTheEnd() {
        if (difference == null && compared == recorded.size()) {
            cut = true;
            throw new IllegalStateException("The recording ends here.");
        }
    }

    boolean isCut() {
        return cut;
    }

    void mustNotDiffer() {
        if (difference != null) {
            throw difference;
        }
    }

    void mustBeComplete() {
        mustNotDiffer();
        if (compared < recorded.size()) {
            throw new FirstDifference(compared + 1, recorded.get(compared).node(), "the run ended before this step");
        }
    }

    private @Nullable FirstDifference difference(Step step, Stepped expected) {
        if (!step.node().equals(expected.node())) {
            return new FirstDifference(compared + 1, expected.node(), "the run went to " + step.node() + " instead");
        }
        String hash = step.after().hash();
        return hash.equals(expected.stateHash())
                ? null
                : new FirstDifference(
                        compared + 1,
                        expected.node(),
                        "its state has the hash " + hash + ", recorded was " + expected.stateHash());
    }

    /** Where a replay first left the recording. */
    static final class FirstDifference extends RuntimeException {

        private final int position;
        private final String step;

        FirstDifference(int position, String step, String what) {
            super(what);
            this.position = position;
            this.step = step;
        }

        int position() {
            return position;
        }

        String step() {
            return step;
        }
    }
}
