package io.signalbox.agent.engine.state;

/** Something in a state is not what its schema says. */
public final class StateRefused extends IllegalArgumentException {

    private final String pointer;

    /** @param pointer JSON pointer to it, empty for the state as a whole */
    public StateRefused(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }
}
