package io.signalbox.controlplane.runs.log;

import java.util.Map;

/** Where a run's graph stood after a node, so that any agent can go on from there. */
public record CheckpointDraft(String checkpointId, String node, String nextNode, Map<String, Object> state) {}
