package io.signalbox.agent.engine;

/** Takes the steps of one run as they happen. */
@FunctionalInterface
public interface StepListener {

    void record(Step step);
}
