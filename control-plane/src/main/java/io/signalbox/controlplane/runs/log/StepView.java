package io.signalbox.controlplane.runs.log;

import java.util.UUID;

/** A recorded step. */
public record StepView(UUID id, int runAttempt, StepDraft step) {}
