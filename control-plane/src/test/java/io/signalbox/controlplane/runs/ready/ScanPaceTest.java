package io.signalbox.controlplane.runs.ready;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScanPaceTest {

    private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

    private final ScanPace pace = new ScanPace(0.02);

    @Test
    void allowsTheFirst() {
        assertThat(pace.allows(BEGAN)).isTrue();
    }

    @Test
    void rests49TimesAsLongAsItLookedInVain() {
        Instant ended = BEGAN.plusSeconds(1);
        pace.scanned(BEGAN, ended, false);

        assertThat(pace.allows(ended.plusMillis(48_900))).isFalse();
        assertThat(pace.allows(ended.plusMillis(49_100))).isTrue();
    }

    @Test
    void goesOnAtOnceWhereThereIsMore() {
        Instant ended = BEGAN.plusSeconds(1);
        pace.scanned(BEGAN, ended, true);

        assertThat(pace.allows(ended)).isTrue();
    }

    @Test
    void restsBrieflyAfterTheQuickest() {
        pace.scanned(BEGAN, BEGAN, false);

        assertThat(pace.allows(BEGAN.plusMillis(49))).isFalse();
        assertThat(pace.allows(BEGAN.plusMillis(50))).isTrue();
    }
}
