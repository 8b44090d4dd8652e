package io.signalbox.controlplane.runs.log;

import java.util.List;
import java.util.UUID;

/**
 * What is added to the log of one locked run for as long as its step goes on.
 *
 * @param advance sequence of the advance that told it; one that is not newer than the last changes nothing
 */
public record ProgressAddition(UUID runId, int attempt, int advance, List<ProgressDraft> entries) {}
