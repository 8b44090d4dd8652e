package io.signalbox.controlplane.auth.apikeys;

/**
 * A key that was just made.
 *
 * @param secret the key itself, told this once
 */
public record IssuedApiKey(ApiKeyView key, String secret) {

    /** Nothing that could reach a log. */
    @Override
    public String toString() {
        return "IssuedApiKey[" + key.id() + "]";
    }
}
