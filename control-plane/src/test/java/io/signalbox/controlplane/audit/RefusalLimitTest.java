package io.signalbox.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefusalLimitTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final ManualClock clock = new ManualClock();
    private final RefusalLimit limit = new RefusalLimit(new AuditSettings(2, Duration.ofSeconds(30)), clock);

    @Test
    void keepsSoManyAMinuteForEachOrganization() {
        assertThat(limit.admit(ONE)).isEqualTo(OptionalInt.of(0));
        assertThat(limit.admit(ONE)).isEqualTo(OptionalInt.of(0));
        assertThat(limit.admit(ONE)).isEmpty();
        assertThat(limit.admit(OTHER)).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void tellsWithTheNextOneHowManyWereLeftOut() {
        for (int tries = 0; tries < 7; tries++) {
            limit.admit(ONE);
        }
        clock.advance(Duration.ofMinutes(1));

        assertThat(limit.admit(ONE)).isEqualTo(OptionalInt.of(5));
        assertThat(limit.admit(ONE)).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void tellsThoseThatNothingFollowed() {
        for (int tries = 0; tries < 7; tries++) {
            limit.admit(ONE);
        }
        assertThat(limit.takeUntold()).as("the minute goes on").isEmpty();
        clock.advance(Duration.ofMinutes(1));

        assertThat(limit.takeUntold()).isEqualTo(Map.of(ONE, 5));
        assertThat(limit.takeUntold()).isEmpty();
    }

    @Test
    void countsOneThatCouldNotBeKept() {
        limit.admit(ONE);
        limit.giveBack(ONE, 0);

        assertThat(limit.admit(ONE)).isEqualTo(OptionalInt.of(1));
    }
}
