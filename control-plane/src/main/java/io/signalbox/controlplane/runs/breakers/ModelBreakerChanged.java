package io.signalbox.controlplane.runs.breakers;

/**
 * The breaker of the model opened or closed, as far as this replica knows. Published to listeners of this process alone.
 *
 * @param admits whether runs that need a model are given out again
 */
public record ModelBreakerChanged(boolean admits) {}
