package io.signalbox.agent.engine.state;

/** A state that this build cannot read. The run starts again, which is always safe. */
public final class UnreadableState extends RuntimeException {

    UnreadableState(int schema, Throwable cause) {
        super("A state of schema " + schema + " cannot be read.", cause);
    }
}
