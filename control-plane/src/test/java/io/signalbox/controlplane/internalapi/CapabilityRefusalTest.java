package io.signalbox.controlplane.internalapi;

import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.FreshServices;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token opens the operations of its own attempt only while that attempt is the current one. */
class CapabilityRefusalTest extends CapabilityScene {

    @ParameterizedTest
    @EnumSource
    void refusesAnOlderAttempt(Operation operation) {
        String old = tokenFor(EnumSet.allOf(Operation.class));
        tenant.call(() -> {
            leases.giveBack(run.runId(), run.attempt(), "stopped");
            return true;
        });
        assertStale(operation, old);
        tenant.call(() -> leases.take(run.runId(), "another", clock.instant().plusSeconds(60)));
        assertStale(operation, old);
    }

    @ParameterizedTest
    @EnumSource
    void refusesACompletedRun(Operation operation) {
        tenant.call(() -> attempts.complete(
                run.runId(), run.attempt(), new RunOutcome("ignored", Map.of("reason", "A test.")), Usage.NONE));
        assertStale(operation, tokenFor(EnumSet.allOf(Operation.class)));
    }

    @ParameterizedTest
    @EnumSource(names = {"UPSERT_TICKET", "MAP_IDENTITIES", "INGEST_EVENT"})
    void allowsNoEffectAfterADeadLetter(Operation operation) {
        call(Operation.REPORT_DEAD_LETTER, tokenFor(EnumSet.allOf(Operation.class)))
                .then()
                .statusCode(200);
        assertStale(operation, tokenFor(EnumSet.allOf(Operation.class)));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPORT_DEAD_LETTER"})
    void hearsTheLastWordsOfADeadLetterForAMoment(Operation operation) {
        String token = tokenFor(EnumSet.allOf(Operation.class));
        call(Operation.REPORT_DEAD_LETTER, token).then().statusCode(200);
        call(operation, token).then().statusCode(200);

        tenant.call(() -> jdbc.sql("UPDATE run SET finished_at = finished_at - interval '31 seconds' WHERE id = ?")
                .param(run.runId())
                .update());

        assertStale(operation, token);
    }

    @Test
    void refusesATokenOfAnotherOrganization() {
        String token = tokens.mint(new Capability(
                run.runId(),
                run.attempt(),
                tenants.tenant().id(),
                run.subject().sourceId(),
                "generic",
                Set.of("T-1"),
                EnumSet.allOf(Operation.class)));
        for (Operation operation : Operation.values()) {
            assertStale(operation, token);
        }
    }

    @Test
    void refusesTheTicketOfAnother() {
        request(FreshServices.SERVICE_KEY, tokenFor(EnumSet.allOf(Operation.class)))
                .body(InternalEndpoint.of(Operation.UPSERT_TICKET).body().replace("T-1", "T-2"))
                .post("/internal/v1/tickets/upsert")
                .then()
                .statusCode(403)
                .body("code", equalTo("out_of_scope"));
    }

    private void assertStale(Operation operation, String token) {
        call(operation, token).then().statusCode(409).body("code", equalTo("stale_attempt"));
    }
}
