package io.signalbox.agent.engine.journal;

/**
 * One recorded call.
 *
 * @param sequence position within the journal, from 1
 * @param step name of the node that made the call
 */
public record JournalEntry(int sequence, String step, CallKey key, CallResult result) {}
