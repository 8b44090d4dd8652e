package io.signalbox.controlplane.platform.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the streams of server-sent events.
 *
 * @param max on one replica; each costs a connection and a virtual thread
 * @param maxPerPerson a few tabs with a few streams each
 * @param life as long as an access token: a stream does not outlive the sign-in that opened it
 */
@ConfigurationProperties("signalbox.streams")
record StreamSettings(
        @DefaultValue("2000") int max,
        @DefaultValue("20") int maxPerPerson,
        @DefaultValue("15m") Duration life) {}
