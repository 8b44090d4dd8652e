package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a reported end leads to for the run. */
sealed interface Conclusion {

    /** For metrics and the log. */
    String word();

    /** Kind of the entry it leaves in the run's log. */
    RunEventType entry();

    /** What that entry says. */
    Map<String, Object> described();

    record Complete(RunOutcome outcome) implements Conclusion {

        @Override
        public String word() {
            return "completed";
        }

        @Override
        public RunEventType entry() {
            return RunEventType.COMPLETED;
        }

        /** Notes can be long, and are part of the result. */
        @Override
        public Map<String, Object> described() {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("outcome", outcome.kind());
            outcome.result().forEach((name, value) -> {
                if (!name.equals("notes")) {
                    said.put(name, value);
                }
            });
            return said;
        }
    }

    record DeadLetter(UUID id, DeadLetterReason reason, String detail, List<MappingAttempt> attempts)
            implements Conclusion {

        @Override
        public String word() {
            return "dead_lettered";
        }

        @Override
        public RunEventType entry() {
            return RunEventType.DEAD_LETTERED;
        }

        @Override
        public Map<String, Object> described() {
            return Map.of("dead_letter_id", id, "reason", reason.text(), "detail", detail);
        }
    }

    /** Another attempt. */
    record Again(Instant at, boolean counted, boolean needsModel, String failure) implements Conclusion {

        @Override
        public String word() {
            return "retrying";
        }

        @Override
        public RunEventType entry() {
            return RunEventType.RETRYING;
        }

        @Override
        public Map<String, Object> described() {
            return Map.of("failure", failure, "next_attempt_at", at.toString(), "counted", counted);
        }
    }

    /** No attempt until somebody answers. */
    record Wait(List<RunInterrupt> interrupts) implements Conclusion {

        @Override
        public String word() {
            return "waiting";
        }

        @Override
        public RunEventType entry() {
            return RunEventType.WAITING;
        }

        @Override
        public Map<String, Object> described() {
            return Map.of();
        }
    }
}
