package io.signalbox.controlplane.platform.outbox;

/** What an entry asks for cannot be done, now or later. */
public class PermanentFailure extends RuntimeException {

    private final String reason;

    /** @param reason for the log: no secrets, no personal data */
    public PermanentFailure(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
