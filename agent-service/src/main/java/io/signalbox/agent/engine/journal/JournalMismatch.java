package io.signalbox.agent.engine.journal;

/** The run made another call than the recording has. */
public final class JournalMismatch extends RuntimeException {

    private final String step;
    private final CallKey key;

    private JournalMismatch(String step, CallKey key, String message) {
        super(message);
        this.step = step;
        this.key = key;
    }

    static JournalMismatch missing(String step, CallKey key) {
        return new JournalMismatch(step, key, "Step " + step + " calls " + key + ", which was not recorded.");
    }

    static JournalMismatch different(String step, CallKey key, JournalEntry recorded) {
        return new JournalMismatch(
                step,
                key,
                "Step " + step + " calls " + key + ", but step " + recorded.step() + " was recorded to call "
                        + recorded.key() + " there.");
    }

    static JournalMismatch unused(JournalEntry recorded) {
        return new JournalMismatch(
                recorded.step(),
                recorded.key(),
                "Step " + recorded.step() + " was recorded to call " + recorded.key() + ", but no step did.");
    }

    /** Name of the node at which it was seen. */
    public String step() {
        return step;
    }

    public CallKey key() {
        return key;
    }
}
