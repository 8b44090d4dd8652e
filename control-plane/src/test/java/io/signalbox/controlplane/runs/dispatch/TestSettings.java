package io.signalbox.controlplane.runs.dispatch;

import java.time.Duration;

/** The defaults, as production has them. */
final class TestSettings {

    static final DispatchSettings DEFAULT = withAnnouncements(10_000);

    private TestSettings() {}

    static DispatchSettings withAnnouncements(int announcements) {
        return new DispatchSettings(
                true,
                16,
                announcements,
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                1000,
                100,
                5,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15));
    }
}
