package io.signalbox.controlplane.platform.crypto;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the keys that sign tokens change.
 *
 * @param rotateAfter age at which a key gets a successor
 * @param announce how long a successor is known before it signs; longer than replicas take to look, which is a minute
 */
@ConfigurationProperties("signalbox.signing-keys")
record SigningSettings(
        @DefaultValue("30d") Duration rotateAfter,
        @DefaultValue("5m") Duration announce) {}
