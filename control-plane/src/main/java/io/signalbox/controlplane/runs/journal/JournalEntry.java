package io.signalbox.controlplane.runs.journal;

import java.util.UUID;

/**
 * One call whose answer came from outside, or one value that was not deterministic.
 *
 * @param sequence position within the journal of the attempt, from 1
 * @param step name of the node that made the call
 * @param key SHA-256 of the canonical request, lower hex
 * @param result answered, refused or failed
 * @param value canonical JSON, as the agent wrote it
 */
public record JournalEntry(
        UUID runId, int attempt, int sequence, String step, String kind, String key, String result, String value) {

    /** The record is that of a model's answer. */
    public boolean isModelAnswer() {
        return kind.equals("model") && result.equals("answered");
    }
}
