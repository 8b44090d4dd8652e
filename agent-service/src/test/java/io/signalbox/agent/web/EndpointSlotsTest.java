package io.signalbox.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EndpointSlotsTest {

    @Test
    void refusesWhatHasNoSlotAndTakesItOnceOneIsFree() {
        var slots = new EndpointSlots("replays", 1);

        try (EndpointSlots.Slot taken = slots.take()) {
            assertThatThrownBy(slots::take)
                    .isInstanceOfSatisfying(RequestRefused.class, refused -> assertThat(refused.kind())
                            .isEqualTo(ProblemKind.AGENT_BUSY))
                    .hasMessageContaining("replays");
        }
        slots.take().close();
    }
}
