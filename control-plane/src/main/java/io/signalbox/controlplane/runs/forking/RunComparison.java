package io.signalbox.controlplane.runs.forking;

import java.util.List;
import java.util.UUID;

/** How the end of a fork differs from that of the run it came from. */
public record RunComparison(UUID originalRunId, UUID forkRunId, List<RunDifference> differences) {}
