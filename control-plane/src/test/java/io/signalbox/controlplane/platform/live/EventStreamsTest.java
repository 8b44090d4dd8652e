package io.signalbox.controlplane.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class EventStreamsTest {

    private static final int LIMIT = 4;
    private final EventStreams streams = new EventStreams(
            new StreamSettings(10, LIMIT, Duration.ofMinutes(15)),
            new StaticListableBeanFactory().getBeanProvider(StreamReaders.class),
            new SimpleMeterRegistry());
    private final Principal reader = aReader();

    @BeforeEach
    void start() {
        streams.start();
    }

    @AfterEach
    void stop() {
        streams.stop();
    }

    @Test
    void refusesOneMoreThanAPersonMayHave() throws InterruptedException {
        for (int stream = 0; stream < LIMIT; stream++) {
            longestSilence(reader);
        }

        assertThatThrownBy(() -> longestSilence(reader)).isInstanceOf(RateLimited.class);
        assertThat(longestSilence(aReader())).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void findsAbandonedStreamsSoonerNearTheLimit() throws InterruptedException {
        assertThat(longestSilence(reader)).isEqualTo(Duration.ofSeconds(15));
        assertThat(longestSilence(reader)).isEqualTo(Duration.ofSeconds(15));
        assertThat(longestSilence(reader)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void leavesRoomInASmallHeap() {
        var settings = new StreamSettings(2_000, LIMIT, Duration.ofMinutes(15));

        assertThat(settings.maxWithin(320L << 20)).isEqualTo(744);
        assertThat(settings.maxWithin(1L << 30)).isEqualTo(2_000);
    }

    /** Opens a stream that stays open, and tells how long it may be silent. */
    private Duration longestSilence(Principal person) throws InterruptedException {
        BlockingQueue<Duration> told = new LinkedBlockingQueue<>();
        streams.open(
                person,
                (stream, longest) -> {
                    told.add(longest);
                    Thread.sleep(Duration.ofMinutes(1));
                    return true;
                },
                () -> {});
        return told.poll(10, TimeUnit.SECONDS);
    }

    private static Principal aReader() {
        var person = new Actor.Person(UUID.randomUUID(), "ada@example.com", UUID.randomUUID());
        return new Principal(person, UUID.randomUUID(), Set.of());
    }
}
