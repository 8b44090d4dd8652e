package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.FreshServices;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody else speaks for the agent: they have the service key and the valid token of one run, and try every operation that speaks
 * for one run on what is not theirs. All is refused, nothing is changed, and whoever owns the run learns of it.
 */
class RedTeamTest extends RedTeamScene {

    private static final Logger log = LoggerFactory.getLogger(RedTeamTest.class);

    private enum Attack {
        ANOTHER_RUN,
        ANOTHER_TICKET,
        RUN_OF_ANOTHER_ORGANIZATION,
        TOKEN_OF_ANOTHER_ORGANIZATION,
        COMPLETED_RUN,
        DEAD_LETTERED_RUN,
        OLDER_ATTEMPT,
        ANOTHER_OPERATION,
        EXPIRED_TOKEN,
        ANOTHER_AUDIENCE,
        ANOTHER_KEY,
        UNKNOWN_KEY,
        NO_ALGORITHM,
        NO_SIGNATURE,
        ACCESS_TOKEN,
        NO_SERVICE_KEY
    }

    @Test
    void refusesEveryOperationOnWhatIsNotTheRunsOwn() {
        int tried = 0;
        int told = 0;
        for (Attack attack : Attack.values()) {
            Map<String, String> before = state();
            for (Operation operation : InternalEndpoint.single()) {
                assertRefused(attack, operation);
                tried++;
                told += heard.refusals.size();
            }
            assertThat(state()).as("rows after %s", attack).isEqualTo(before);
        }

        int operations = InternalEndpoint.single().size();
        assertThat(tried).isEqualTo(operations * Attack.values().length).isEqualTo(4 * 16);
        log.info(
                "Red team: {} operations x {} attacks = {} tries, all refused; {} told to their organization",
                operations,
                Attack.values().length,
                tried,
                told);
        assertThat(told).isEqualTo(7 * 4 + 1);
        assertThat(auditedRefusals()).as("in the audit trail").isPositive();
        assertThatEveryDoorOpensForTheRunItself();
    }

    private void assertRefused(Attack attack, Operation operation) {
        heard.refusals.clear();
        Try attempt = attempt(attack, operation);
        InternalEndpoint valid = InternalEndpoint.of(operation);
        var door =
                new InternalEndpoint(valid.method(), valid.path(), valid.body().replace("T-1", attempt.externalId()));
        String serviceKey = attack == Attack.NO_SERVICE_KEY ? "guessed" : FreshServices.SERVICE_KEY;

        Response answer = door.send(request(serviceKey, attempt.token()));

        String what = attack + " at " + operation.id() + ": " + answer.asString();
        assertThat(answer.statusCode()).as(what).isEqualTo(attempt.status());
        assertThat(answer.<String>path("code")).as(what).isEqualTo(attempt.code());
        if (attempt.refused() == null) {
            assertThat(heard.refusals).as(what).isEmpty();
            return;
        }
        assertThat(heard.refusals).as(what).singleElement().satisfies(told -> {
            assertThat(told.organizationId()).isEqualTo(attempt.refused().organizationId());
            assertThat(told.actor()).isEqualTo(new Actor.Run(attempt.refused().runId()));
            assertThat(told.target().id()).isEqualTo(attempt.refused().runId());
            assertThat(told.action()).isEqualTo(operation.id());
            assertThat(told.code()).isEqualTo(attempt.code());
        });
    }

    /** Else the walk would prove only that the calls are wrong. Giving up comes last: it ends the run. */
    private void assertThatEveryDoorOpensForTheRunItself() {
        List<Operation> order = List.of(
                Operation.UPSERT_TICKET,
                Operation.MAP_IDENTITIES,
                Operation.INGEST_EVENT,
                Operation.REPORT_DEAD_LETTER);
        assertThat(order).containsExactlyInAnyOrderElementsOf(InternalEndpoint.single());
        for (Operation operation : order) {
            Response answer = InternalEndpoint.of(operation).send(request(FreshServices.SERVICE_KEY, mint(own, ALL)));
            assertThat(answer.statusCode()).as(operation.id()).isBetween(200, 204);
        }
    }

    /** The audit log itself grows, and shall. */
    private Map<String, String> state() {
        return new DatabaseState(administrator).tenantTables(table -> !table.startsWith("audit_"));
    }

    private long auditedRefusals() {
        return tenant.call(() -> jdbc.sql(
                        "SELECT count(*) FROM audit_entry WHERE outcome = 'refused' AND actor_kind = 'agent' AND actor_id = ?")
                .param(own.runId())
                .query(Long.class)
                .single());
    }

    private Try attempt(Attack attack, Operation operation) {
        String valid = mint(own, ALL);
        var agent = new HijackedAgent(valid);
        return switch (attack) {
            // The call itself cannot name another run, only the token could: its claims are rewritten.
            case ANOTHER_RUN ->
                forged(agent.rewritten(
                        claims -> claims.subject(neighbour.runId().toString())));
            case ANOTHER_TICKET ->
                operation == Operation.UPSERT_TICKET
                        ? outOfScope(valid, "T-2")
                        : forged(agent.rewritten(claims -> claims.claim("targets", List.of("T-2"))));
            case RUN_OF_ANOTHER_ORGANIZATION ->
                forged(agent.rewritten(claims -> claims.subject(foreign.runId().toString())
                        .claim("org", stranger.id().toString())));
            case TOKEN_OF_ANOTHER_ORGANIZATION ->
                stale(
                        agent.signedWith(
                                key(),
                                claims -> claims.claim("org", stranger.id().toString())),
                        own,
                        new Owner(stranger.id(), own.runId()));
            case COMPLETED_RUN -> stale(mint(completed, ALL), completed, ownerOf(completed));
            case DEAD_LETTERED_RUN -> stale(mint(deadLettered, ALL), deadLettered, ownerOf(deadLettered));
            case OLDER_ATTEMPT -> stale(mint(overtaken, ALL), overtaken, ownerOf(overtaken));
            case ANOTHER_OPERATION -> outOfScope(mint(own, EnumSet.complementOf(EnumSet.of(operation))), "T-1");
            case EXPIRED_TOKEN ->
                noLongerGood(agent.expired(key(), clock.instant().minusSeconds(1)));
            case ANOTHER_AUDIENCE -> noLongerGood(agent.signedWith(key(), claims -> claims.audience("signalbox-api")));
            case ANOTHER_KEY -> forged(agent.signedWithOwnKey(key().id()));
            case UNKNOWN_KEY -> forged(agent.signedWithOwnKey(UUID.randomUUID()));
            case NO_ALGORITHM -> forged(agent.unsigned());
            case NO_SIGNATURE -> forged(agent.withoutSignature());
            case ACCESS_TOKEN -> forged(accessToken);
            case NO_SERVICE_KEY -> new Try(valid, "T-1", 401, "service_key_refused", null);
        };
    }
}
