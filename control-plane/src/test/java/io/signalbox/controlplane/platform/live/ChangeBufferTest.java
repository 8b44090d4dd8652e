package io.signalbox.controlplane.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeBufferTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private final ChangeBuffer buffer = new ChangeBuffer();

    @Test
    void namesEachChangeOncePerTopicAndOrganization() {
        UUID id = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        buffer.add(ORGANIZATION, "runs", id);
        buffer.add(ORGANIZATION, "runs", id);
        buffer.add(ORGANIZATION, "tickets", id);
        buffer.add(stranger, "runs", id);

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

        assertThat(LiveSignal.parse(named.bytes())).isEqualTo(named);
        assertThat(LiveSignal.parse(many.bytes())).isEqualTo(many);
        assertThat(LiveSignal.parse("anything else".getBytes())).isNull();
    }

    private void add(int changes) {
        for (int number = 0; number < changes; number++) {
            buffer.add(ORGANIZATION, "runs", UUID.randomUUID());
        }
    }
}
