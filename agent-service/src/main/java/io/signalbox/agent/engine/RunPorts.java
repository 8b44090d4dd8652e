package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.journal.Journal;

/** The world outside as one run attempt may use it. */
public record RunPorts(
        ModelCalls models, RunGivens givens, Journal journal, StepListener steps, Commits commits, Finishes finishes) {}
