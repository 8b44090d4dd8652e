package io.signalbox.controlplane.integrations.providers;

/** Who makes the secret. */
public enum SecretOrigin {
    /** We make it and the person pastes it at the provider. */
    SIGNALBOX,
    /** The provider shows it and the person pastes it here. */
    PROVIDER
}
