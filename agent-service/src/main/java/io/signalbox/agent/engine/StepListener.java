package io.signalbox.agent.engine;

/** Takes the steps of one run as they happen. */
public interface StepListener {

    void record(Step step);

    /** Asks for what was recorded to be delivered now, because something was paid for. Never throws. */
    void flush();
}
