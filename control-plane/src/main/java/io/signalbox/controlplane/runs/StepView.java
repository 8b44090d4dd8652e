package io.signalbox.controlplane.runs;

import java.util.UUID;

/** A recorded step. */
public record StepView(UUID id, int runAttempt, StepDraft step) {}
