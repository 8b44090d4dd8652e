package io.signalbox.controlplane.internalapi;

import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.FreshServices;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token opens the operations of its own attempt only while that attempt is the current one. */
class CapabilityRefusalTest extends CapabilityScene {

    @ParameterizedTest
    @MethodSource("single")
    void refusesAnOlderAttempt(Operation operation) {
        String old = tokenFor(ALL);
        giveBack(run);
        assertStale(operation, old);
        start(run);
        assertStale(operation, old);
    }

    @ParameterizedTest
    @MethodSource("single")
    void refusesACompletedRun(Operation operation) {
        complete(run);
        assertStale(operation, tokenFor(ALL));
    }

    @ParameterizedTest
    @EnumSource(names = {"UPSERT_TICKET", "MAP_IDENTITIES", "INGEST_EVENT"})
    void allowsNoEffectAfterADeadLetter(Operation operation) {
        call(Operation.REPORT_DEAD_LETTER, tokenFor(ALL)).then().statusCode(200);
        assertStale(operation, tokenFor(ALL));
    }

    @Test
    void hearsAgainOfADeadLetterForAMoment() {
        String token = tokenFor(ALL);
        call(Operation.REPORT_DEAD_LETTER, token).then().statusCode(200);

        call(Operation.REPORT_DEAD_LETTER, token).then().statusCode(200);
        endedEarlier(run, Duration.ofSeconds(31));
        assertStale(Operation.REPORT_DEAD_LETTER, token);
    }

    @Test
    void refusesATokenOfAnotherOrganization() {
        String token = mint(new Attempt(tenants.tenant(), run.runId(), run.number(), run.sourceId()), ALL);

        for (Operation operation : single()) {
            assertStale(operation, token);
        }
    }

    @Test
    void refusesTheTicketOfAnother() {
        request(FreshServices.SERVICE_KEY, tokenFor(ALL))
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
