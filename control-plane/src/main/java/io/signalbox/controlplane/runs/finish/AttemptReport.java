package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.MappingNote;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import io.signalbox.controlplane.runs.failures.AttemptFailure;
import io.signalbox.controlplane.runs.forks.ForkProposal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
public sealed interface AttemptReport {

    /** The word of the contract. */
    String word();

    /**
     * The workflow came to its end.
     *
     * @param kind the workflow's word for what it made
     * @param reason one sentence, where nothing was made
     */
    record Completed(String kind, @Nullable String reason, List<MappingNote> notes) implements AttemptReport {

        @Override
        public String word() {
            return "completed";
        }
    }

    /**
     * A fork came to its end, which changes nothing outside.
     *
     * @param kind the workflow's word for what it would have made
     * @param reason one sentence, where nothing would have been made
     */
    record Proposed(String kind, @Nullable String reason, ForkProposal proposal) implements AttemptReport {

        @Override
        public String word() {
            return "completed";
        }
    }

    /** The control plane itself came to the end of the run; no agent was asked. */
    record Settled(RunOutcome outcome) implements AttemptReport {

        @Override
        public String word() {
            return "settled";
        }
    }

    /** The workflow cannot come to an end without a person. */
    record DeadLettered(DeadLetterReason reason, String detail, List<MappingAttempt> attempts)
            implements AttemptReport {

        @Override
        public String word() {
            return "dead_lettered";
        }
    }

    /** It goes on, from the checkpoint, once these questions are answered. */
    record Waiting(List<RunInterrupt> interrupts) implements AttemptReport {

        @Override
        public String word() {
            return "waiting";
        }
    }

    /** It did not come to an end. What follows is decided here. */
    record Failed(AttemptFailure failure) implements AttemptReport {

        @Override
        public String word() {
            return "failed";
        }
    }

    /**
     * The agent gives the run back unfinished.
     *
     * @param needsModel because it has no room for what waits for a model
     * @param why one sentence
     */
    record Returned(boolean needsModel, String why) implements AttemptReport {

        @Override
        public String word() {
            return "returned";
        }
    }
}
