package io.signalbox.controlplane.runs;

import java.util.Locale;

/** Why a run ended in the dead-letter queue; the contract says what each means. */
public enum DeadLetterReason {
    PAYLOAD_NOT_STORABLE,
    UNKNOWN_PORTAL,
    NO_MAPPING_RULE,
    MODEL_NOT_CONFIGURED,
    VALIDATION_EXHAUSTED,
    TICKET_REFUSED,
    OUT_OF_SCOPE,
    MODEL_UNAVAILABLE,
    AGENT_FAILED,
    LEASE_LOST,
    WORKER_KILLED,
    REPORTED_BY_SERVICE;

    /** As stored and as in the contract. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DeadLetterReason of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
