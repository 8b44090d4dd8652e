package io.signalbox.controlplane.integrations.providers;

/**
 * A secret that may sign deliveries.
 *
 * @param keyId names it without telling it; kept with each event it verified
 */
public record SigningSecret(String keyId, String value) {

    @Override
    public String toString() {
        return "SigningSecret[" + keyId + "]";
    }
}
