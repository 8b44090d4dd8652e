package io.signalbox.controlplane.integrations.providers;

/** Why a delivery is not believed. The words help an honest sender and tell a forger nothing new. */
public enum Refusal {
    NO_SECRET("The integration has no active secret; create one and give it to the sender."),
    SIGNATURE_MISSING("The signature header is missing, empty or sent twice."),
    SIGNATURE_MALFORMED("The signature header is not in the form the provider uses."),
    SIGNATURE_WRONG("The signature does not match the raw body with any active secret, or the token is none of them."),
    TIMESTAMP_MISSING("The signed timestamp is missing or not a time."),
    TIMESTAMP_OUTSIDE_WINDOW("The signed timestamp is too far from now; check the sender's clock."),
    TOKEN_EXPIRED("The token has expired or is not valid yet."),
    NOT_JSON("The body is not JSON, so its signed timestamp cannot be read.");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
