package io.signalbox.controlplane.runs.ready;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookMessageTest {

    @Test
    void carriesRunsOfSeveralOrganizationsAndLanes() {
        var runs = new ArrayList<ReadyRun>();
        runs.addAll(ReadyRunsTest.some(
                UUID.randomUUID(), new ReadyLane(new WorkflowVersion("ticket-mapping", 1), false, false), 3));
        runs.addAll(ReadyRunsTest.some(
                UUID.randomUUID(), new ReadyLane(new WorkflowVersion("ticket-mapping", 12), true, true), 2));
        var message = new LookMessage(UUID.randomUUID(), runs);

        assertThat(LookMessage.parse(message.bytes())).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "8a0b7c26-66b5-4a0c-8f11-0a7a5a1c1f0d\nnot a line of ours", "\n\n"})
    void ignoresWhatIsNotOurs(String foreign) {
        assertThat(LookMessage.parse(foreign.getBytes(UTF_8))).isNull();
    }
}
