package io.signalbox.controlplane.runs;

/**
 * The graph that a run executes.
 *
 * @param version from 1
 */
public record WorkflowVersion(String name, int version) {}
