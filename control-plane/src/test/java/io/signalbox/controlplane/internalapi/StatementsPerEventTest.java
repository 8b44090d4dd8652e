package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.StatementCounter;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What an event costs the database from its acceptance to its ticket, and the services in calls, where events come in groups of 32. Whoever makes it
 * cost more finds out here.
 */
class StatementsPerEventTest extends AttemptScene {

    private static final int EVENTS = 32;

    /** Of accepting, for any number of events of one organization: {@code EventStorageTest} holds it. */
    private static final int ACCEPTING = 6;

    /** A call to take and one to end. */
    private static final int CALLS = 2;

    @Test
    void costsNoMoreThanItDidForOneOrganization() {
        Cost cost = process(1);

        assertThat(cost.taking).isLessThanOrEqualTo(12);
        assertThat(cost.ending).isLessThanOrEqualTo(12);
        assertThat(cost.statementsPerEvent()).isLessThan(1);
        assertThat(cost.transactionsPerEvent()).isLessThan(0.1);
        assertThat((double) CALLS / EVENTS).isLessThan(0.1);
    }

    @Test
    void costsNoMoreThanItDidForFourOrganizations() {
        Cost cost = process(4);

        assertThat(cost.statementsPerEvent()).isLessThanOrEqualTo(4);
        assertThat(cost.transactionsPerEvent()).isLessThanOrEqualTo(0.5);
    }

    /** @param taking statements of taking, without those that begin and end transactions */
    private record Cost(int organizations, int taking, int ending) {

        /** The tenant is told to the database once for each transaction of an organization. */
        double statementsPerEvent() {
            return (double) (organizations * (ACCEPTING + 1) + taking + ending + organizations) / EVENTS;
        }

        /** One takes all, and one for each organization accepts and ends its own. */
        double transactionsPerEvent() {
            return (2.0 * organizations + 1) / EVENTS;
        }
    }

    private Cost process(int organizations) {
        var agent = new ScriptedAgent(port);
        List<UUID> runs = queued(agent, organizations);
        // A process that was heard of just before: the take itself writes no lease
        agent.heartbeat(List.of());
        try (var counter = StatementCounter.ofRequests()) {
            List<JsonNode> taken = agent.take();
            int taking = counter.count();
            assertThat(taken).hasSize(EVENTS);
            List<JsonNode> answers = agent.finish(taken.stream().map(this::end).toList());
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.get("status").asString()).isEqualTo("applied"));
            assertThat(transactions(runs)).isEqualTo(organizations);
            return new Cost(organizations, taking, counter.count() - taking);
        }
    }

    private final List<TenantOrganization> owners = new ArrayList<>();

    private List<UUID> queued(ScriptedAgent agent, int organizations) {
        Stream.generate(tenants::tenant).limit(organizations).forEach(owners::add);
        return owners.stream()
                .flatMap(owner -> {
                    UUID integration = owner.integration("generic");
                    return IntStream.range(0, EVENTS / organizations)
                            .mapToObj(number -> fixture.queued(owner, agent.workflow(), integration, "T-" + number));
                })
                .toList();
    }

    private Map<String, Object> end(JsonNode assignment) {
        Map<String, Object> item = ScriptedAgent.withTicket(assignment, "A ticket");
        item.put("steps", List.of(ScriptedAgent.step(1), ScriptedAgent.step(2)));
        return item;
    }

    /** That wrote the ends. */
    private long transactions(List<UUID> runs) {
        return owners.stream()
                .mapToLong(owner -> owner.call(() -> jdbc.sql(
                                "SELECT count(DISTINCT xmin::text) FROM run WHERE state = 'completed' AND id = ANY (CAST(? AS uuid[]))")
                        .param(runs.toString().replace('[', '{').replace(']', '}'))
                        .query(Long.class)
                        .single()))
                .sum();
    }
}
