package io.signalbox.controlplane.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeBufferTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private final ChangeBuffer buffer = new ChangeBuffer();

    @Test
    void namesEachChangeOncePerTopicAndOrganization() {
        UUID id = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        buffer.add(ORGANIZATION, "runs", List.of(id));
        buffer.add(ORGANIZATION, "runs", List.of(id));
        buffer.add(ORGANIZATION, "tickets", List.of(id));
        buffer.add(stranger, "runs", List.of(id));
        buffer.add(stranger, "tickets", List.of());

        assertThat(buffer.take())
                .containsExactlyInAnyOrder(
                        new LiveSignal(ORGANIZATION, "runs", List.of(id)),
                        new LiveSignal(ORGANIZATION, "tickets", List.of(id)),
                        new LiveSignal(stranger, "runs", List.of(id)));
        assertThat(buffer.take()).isEmpty();
    }

    @Test
    void namesAHundredAndNoneOfMore() {
        add(100);
        assertThat(buffer.take().getFirst().ids()).hasSize(100);
        add(101);
        LiveSignal many = buffer.take().getFirst();
        assertThat(many.ids()).isEmpty();
        assertThat(many.concerns(UUID.randomUUID())).isTrue();
    }

    @Test
    void travelsAsBytes() {
        var named = new LiveSignal(ORGANIZATION, "runs", List.of(UUID.randomUUID(), UUID.randomUUID()));
        var many = new LiveSignal(ORGANIZATION, "runs", List.of());

        byte[] bytes = LiveSignal.bytes(List.of(named, many));

        assertThat(LiveSignal.parse(bytes)).containsExactly(named, many);
        assertThat(LiveSignal.parse(("anything else\n" + new String(bytes)).getBytes()))
                .containsExactly(named, many);
    }

    @Test
    void mergesSignalsUntilTheyAreTaken() {
        UUID id = UUID.randomUUID();
        buffer.add(new LiveSignal(ORGANIZATION, "runs", List.of(id)));
        buffer.add(new LiveSignal(ORGANIZATION, "tickets", List.of(id)));
        buffer.add(new LiveSignal(ORGANIZATION, "runs", List.of()));
        buffer.add(new LiveSignal(ORGANIZATION, "runs", List.of(id)));

        assertThat(buffer.take())
                .containsExactly(
                        new LiveSignal(ORGANIZATION, "runs", List.of()),
                        new LiveSignal(ORGANIZATION, "tickets", List.of(id)));
    }

    @Test
    void waitsForASignal() throws InterruptedException {
        assertThat(buffer.await(Duration.ofMillis(1))).isEmpty();
        var signal = new LiveSignal(ORGANIZATION, "runs", List.of(UUID.randomUUID()));
        Thread.ofVirtual().start(() -> buffer.add(signal));

        assertThat(buffer.await(Duration.ofMinutes(1))).containsExactly(signal);
    }

    private void add(int changes) {
        buffer.add(
                ORGANIZATION,
                "runs",
                Stream.generate(UUID::randomUUID).limit(changes).toList());
    }
}
