package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.journal.JournalEntry;
import io.signalbox.controlplane.runs.journal.StateCheckpoint;
import io.signalbox.controlplane.runs.log.StepDraft;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of one attempt, as its agent reports it.
 *
 * @param capability of the token that came with it, verified
 * @param effects as the internal contract describes them; each is applied by the {@code EffectHandler} of its type
 * @param checkpoint from which a waiting run goes on
 * @param steps those that no advance has stored yet
 * @param journal those that no advance has stored yet
 */
public record AttemptEnd(
        Capability capability,
        AttemptReport report,
        List<Object> effects,
        @Nullable StateCheckpoint checkpoint,
        List<StepDraft> steps,
        List<JournalEntry> journal,
        AttemptUsage usage) {

    public UUID runId() {
        return capability.runId();
    }

    public int attempt() {
        return capability.attempt();
    }

    /** The end alone, without what can make it impossible to store. */
    AttemptEnd bare() {
        return new AttemptEnd(capability, report, List.of(), null, List.of(), List.of(), usage);
    }

    boolean askedModel() {
        return usage.hasTokens() || journal.stream().anyMatch(JournalEntry::isModelAnswer);
    }
}
