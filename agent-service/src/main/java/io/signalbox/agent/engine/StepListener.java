package io.signalbox.agent.engine;

/** Takes the steps of one run as they happen. */
@FunctionalInterface
public interface StepListener {

    void record(Step step);

    /**
     * A node begins. Nothing that the run records depends on it.
     *
     * @param round which repetition of the run's work it belongs to, from 1
     */
    default void started(String node, int round) {}
}
