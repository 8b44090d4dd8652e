package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.crypto.SigningKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runs of two organizations that one agent has taken, and batches about them. */
abstract class BatchScene extends AttemptScene {

    /** Everything that is stored of a run. */
    private static final String STORED = """
            SELECT 'run ' || t::text FROM run t WHERE id = :run
            UNION ALL SELECT 'queue ' || t::text FROM run_queue t WHERE run_id = :run
            UNION ALL SELECT 'step ' || t::text FROM run_step t WHERE run_id = :run
            UNION ALL SELECT 'log ' || t::text FROM run_event t WHERE run_id = :run
            UNION ALL SELECT 'journal ' || t::text FROM run_journal t WHERE run_id = :run
            UNION ALL SELECT 'checkpoint ' || t::text FROM run_checkpoint t WHERE run_id = :run
            UNION ALL SELECT 'dead letter ' || t::text FROM dead_letter t WHERE run_id = :run
            UNION ALL SELECT 'ticket ' || t::text FROM ticket t WHERE external_id = :ticket
            ORDER BY 1""";

    @Autowired
    SigningKeys signingKeys;

    TenantOrganization stranger;
    ScriptedAgent agent;
    JsonNode first;
    JsonNode victim;
    JsonNode last;
    JsonNode unnamed;
    JsonNode foreign;

    @BeforeEach
    void takeRuns() {
        tenant = tenants.tenant();
        stranger = tenants.tenant();
        agent = new ScriptedAgent(port);
        UUID integration = tenant.integration("generic");
        List<UUID> runs = new ArrayList<>();
        for (String externalId : List.of("T-1", "T-2", "T-3", "T-4")) {
            runs.add(fixture.queued(tenant, agent.workflow(), integration, externalId));
        }
        runs.add(fixture.queued(stranger, agent.workflow(), stranger.integration("generic"), "T-2"));
        Map<UUID, JsonNode> taken = new HashMap<>();
        while (taken.size() < runs.size()) {
            List<JsonNode> more = agent.take(10_000);
            assertThat(more).isNotEmpty();
            more.forEach(given -> taken.put(runId(given), given));
        }
        first = taken.get(runs.get(0));
        victim = taken.get(runs.get(1));
        last = taken.get(runs.get(2));
        unnamed = taken.get(runs.get(3));
        foreign = taken.get(runs.get(4));
    }

    static UUID runId(JsonNode assignment) {
        return UUID.fromString(assignment.get("run_id").asString());
    }

    static String token(JsonNode assignment) {
        return assignment.get("capability_token").asString();
    }

    /** With something of everything that this operation stores. */
    static Map<String, Object> item(Operation operation, JsonNode assignment) {
        Map<String, Object> item = operation == Operation.FINISH_RUN
                ? ScriptedAgent.withTicket(assignment, "Broken")
                : ScriptedAgent.advance(assignment, 1);
        item.put("checkpoint", ScriptedAgent.checkpoint("{}"));
        item.put("steps", List.of(ScriptedAgent.step(1)));
        item.put("journal", List.of(ScriptedAgent.modelAnswer(1, "{}")));
        if (operation == Operation.ADVANCE_RUN) {
            item.put(
                    "events",
                    List.of(Map.of("type", "step.started", "step", 2, "node", "route", "mapping_attempt", 1)));
        }
        return item;
    }

    static Map<String, Object> with(Map<String, Object> item, String member, Object value) {
        Map<String, Object> changed = new HashMap<>(item);
        changed.put(member, value);
        return changed;
    }

    List<JsonNode> send(Operation operation, List<Map<String, Object>> items) {
        return operation == Operation.FINISH_RUN ? agent.finish(items) : agent.advance(items);
    }

    static String path(Operation operation) {
        return operation == Operation.FINISH_RUN ? ScriptedAgent.FINISH : ScriptedAgent.ADVANCE;
    }

    static String done(Operation operation) {
        return operation == Operation.FINISH_RUN ? "applied" : "stored";
    }

    /** A token of the victim's run with other claims, signed by the control plane. */
    String minted(TenantOrganization organization, int attempt, Set<Operation> operations) {
        Capability genuine = tokens.verify(token(victim));
        return tokens.mint(new Capability(
                genuine.runId(),
                attempt,
                organization.id(),
                genuine.sourceId(),
                genuine.provider(),
                genuine.targets(),
                operations));
    }

    String expired(JsonNode assignment, Duration ago) {
        return new HijackedAgent(token(assignment))
                .expired(key(), clock.instant().minus(ago));
    }

    SigningKey key() {
        return signingKeys.ring("capability", Duration.ofMinutes(4)).current();
    }

    List<String> stored(TenantOrganization organization, JsonNode assignment) {
        return organization.call(() -> jdbc.sql(STORED)
                .param("run", runId(assignment))
                .param("ticket", fixture.externalId(runId(assignment)))
                .query(String.class)
                .list());
    }

    /** Refusals in the audit log: whose run, what, and why. */
    List<String> audited(TenantOrganization organization) {
        return organization.call(() -> jdbc.sql("""
                        SELECT actor_id || ' ' || action || ' ' || (CAST(entry AS jsonb) ->> 'code') FROM audit_entry
                        WHERE outcome = 'refused' AND actor_kind = 'agent' ORDER BY sequence""").query(String.class).list());
    }
}
