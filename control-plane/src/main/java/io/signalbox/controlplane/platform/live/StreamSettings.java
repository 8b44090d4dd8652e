package io.signalbox.controlplane.platform.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the streams of server-sent events.
 *
 * @param max on one replica, as far as its heap has room for them
 * @param maxPerPerson a few tabs with a few streams each
 * @param life as long as an access token: a stream does not outlive the sign-in that opened it
 */
@ConfigurationProperties("signalbox.streams")
record StreamSettings(
        @DefaultValue("2000") int max,
        @DefaultValue("20") int maxPerPerson,
        @DefaultValue("15m") Duration life) {

    /** A connection with its buffers and a virtual thread; 2,000 were more than 180 MB of free heap could hold. */
    private static final long BYTES_EACH = 110 * 1024;

    /** What streams may take of the heap. */
    private static final int SHARE = 4;

    /** @param heap in bytes */
    int maxWithin(long heap) {
        return (int) Math.min(max, heap / SHARE / BYTES_EACH);
    }
}
