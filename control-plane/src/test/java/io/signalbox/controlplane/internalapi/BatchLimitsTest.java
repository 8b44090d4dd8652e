package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.contract.internalapi.model.AgentInstance;
import io.signalbox.contract.internalapi.model.AttemptRoom;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.TakeRequest;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.runs.agents.AgentInstances;
import io.signalbox.controlplane.runs.assignments.Assignments;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.finish.AttemptAdvances;
import io.signalbox.controlplane.runs.finish.AttemptEnds;
import io.signalbox.controlplane.runs.queue.RunQueue;
import io.signalbox.controlplane.runs.watching.WatchedRuns;
import io.signalbox.controlplane.testing.PlainCaller;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Batches are bounded in bytes and in how many are stored at once; what is refused for that is stored by nobody and may be sent again. */
class BatchLimitsTest extends BatchScene {

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final InternalApiSettings NO_PLACE = new InternalApiSettings(0, 0, Duration.ofMillis(1));

    @Autowired
    private AttemptItems items;

    @Autowired
    private AttemptEnds ends;

    @Autowired
    private AttemptAdvances advances;

    @Autowired
    private RefusedCalls refusals;

    @Autowired
    private AgentInstances instances;

    @Autowired
    private Assignments assignments;

    @Autowired
    private RunQueue queue;

    @Autowired
    private WatchedRuns watched;

    @Autowired
    private JsonMapper json;

    static EnumSet<Operation> batches() {
        return EnumSet.of(Operation.FINISH_RUN, Operation.ADVANCE_RUN);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void refusesABatchOfMoreThanEightMegabytes(Operation operation) {
        List<String> before = stored(tenant, victim);
        var item =
                with(item(operation, victim), "journal", List.of(ScriptedAgent.modelAnswer(1, "x".repeat(MAX_BYTES))));

        PlainCaller.Answer answer = agent.post(path(operation), Map.of("items", List.of(item)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("payload_too_large");
        assertThat(stored(tenant, victim)).isEqualTo(before);
        assertThat(send(operation, List.of(item(operation, victim)))
                        .getFirst()
                        .get("status")
                        .asString())
                .isEqualTo(done(operation));
    }

    @Test
    void refusesEndsAndAdvancesWhileTooManyAreStored() {
        List<String> before = stored(tenant, victim);
        var full = new AttemptBatches(items, ends, advances, refusals, NO_PLACE);

        assertSentAgainLater(() -> full.finish(List.of(read(Operation.FINISH_RUN, RunFinish.class))));
        assertSentAgainLater(() -> full.advance(List.of(read(Operation.ADVANCE_RUN, RunAdvance.class))));

        assertThat(stored(tenant, victim)).isEqualTo(before);
    }

    @Test
    void refusesToHoldMoreRequestsForRunsThanItsPlaces() {
        var full = new TakeRequests(instances, assignments, queue, watched, NO_PLACE);

        assertSentAgainLater(() -> full.take(request(1000)));

        assertThat(full.take(request(0)).later()).isNull();
    }

    private TakeRequest request(int waitMs) {
        return new TakeRequest(
                json.convertValue(agent.description(), AgentInstance.class), new AttemptRoom(1, 1), waitMs);
    }

    private <T> T read(Operation operation, Class<T> type) {
        return json.convertValue(item(operation, victim), type);
    }

    private static void assertSentAgainLater(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Overloaded.class, refusal -> {
            assertThat(refusal.type().status().value()).isEqualTo(503);
            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        });
    }
}
