package io.signalbox.controlplane.internalapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A token opens the doors it was minted for, while its attempt lasts, and nothing else. */
@ControlPlaneTest
class CapabilityGuardTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CapabilityTokens tokens;

    @Autowired
    private Leases leases;

    @Autowired
    private RunAttempts attempts;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TenantOrganization tenant;
    private LeasedRun run;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        UUID queued = fixture.queued(tenant, tenant.integration("generic"), "T-1");
        run = tenant.call(() -> leases.take(queued, "worker", clock.instant().plusSeconds(60)))
                .orElseThrow();
    }

    @Test
    void knowsEveryOperationOfTheContract() {
        Set<String> known = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            known.add(operation.id());
            assertThat(InternalEndpoint.contract())
                    .containsEntry(
                            operation.id(),
                            InternalEndpoint.of(operation).method() + " "
                                    + InternalEndpoint.of(operation).path());
        }
        assertThat(InternalEndpoint.contract()).containsOnlyKeys(known);
    }

    @ParameterizedTest
    @EnumSource
    void opensTheDoorItWasMintedFor(Operation operation) {
        assertThat(call(operation, tokenFor(EnumSet.of(operation))).statusCode())
                .isBetween(200, 204);
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryOtherDoorShut(Operation operation) {
        call(operation, tokenFor(EnumSet.complementOf(EnumSet.of(operation))))
                .then()
                .statusCode(403)
                .body("code", equalTo("out_of_scope"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAWrongServiceKey(Operation operation) {
        for (String key : List.of("", "wrong", FreshServices.SERVICE_KEY + "x")) {
            send(operation, request(key, tokenFor(EnumSet.allOf(Operation.class))), run.runId())
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("service_key_refused"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAForgedToken(Operation operation) {
        String genuine = tokenFor(EnumSet.allOf(Operation.class));
        for (String token : List.of("", "x", genuine.substring(0, genuine.length() - 4) + "AAAA")) {
            call(operation, token).then().statusCode(401).body("code", equalTo("capability_refused"));
        }
    }

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
                run.runId(),
                run.attempt(),
                new RunOutcome(RunOutcome.Kind.IGNORED, null, null, "A test."),
                Usage.NONE));
        assertStale(operation, tokenFor(EnumSet.allOf(Operation.class)));
    }

    @ParameterizedTest
    @EnumSource(names = {"UPSERT_TICKET", "MAP_IDENTITIES", "INGEST_EVENT", "SAVE_CHECKPOINT", "LIST_CHECKPOINTS"})
    void allowsNoEffectAfterADeadLetter(Operation operation) {
        call(Operation.REPORT_DEAD_LETTER, tokenFor(EnumSet.allOf(Operation.class)))
                .then()
                .statusCode(200);
        assertStale(operation, tokenFor(EnumSet.allOf(Operation.class)));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPEND_STEPS", "REPORT_DEAD_LETTER"})
    void hearsTheLastWordsOfADeadLetterForAMoment(Operation operation) {
        String token = tokenFor(EnumSet.allOf(Operation.class));
        call(Operation.REPORT_DEAD_LETTER, token).then().statusCode(200);
        call(operation, token).then().statusCode(operation == Operation.APPEND_STEPS ? 204 : 200);

        tenant.call(() -> jdbc.sql("UPDATE run SET finished_at = finished_at - interval '31 seconds' WHERE id = ?")
                .param(run.runId())
                .update());

        assertStale(operation, token);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPEND_STEPS", "SAVE_CHECKPOINT", "LIST_CHECKPOINTS"})
    void refusesThePathOfAnotherRun(Operation operation) {
        UUID other = fixture.queued(tenant, tenant.integration("generic"), "T-2");
        send(operation, request(FreshServices.SERVICE_KEY, tokenFor(EnumSet.allOf(Operation.class))), other)
                .then()
                .statusCode(403)
                .body("code", equalTo("out_of_scope"));
    }

    @Test
    void refusesATokenOfAnotherOrganization() {
        String token = tokens.mint(new Capability(
                run.runId(),
                run.attempt(),
                tenants.tenant().id(),
                run.integrationId(),
                "generic",
                "T-1",
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

    @Test
    void answersTheSameDeadLetterTwice() {
        String token = tokenFor(EnumSet.allOf(Operation.class));
        String first = call(Operation.REPORT_DEAD_LETTER, token).path("dead_letter_id");
        String second = call(Operation.REPORT_DEAD_LETTER, token).path("dead_letter_id");
        assertThat(first).isNotNull().isEqualTo(second);
    }

    @Test
    void keepsTheNewestTwentyCheckpoints() {
        String token = tokenFor(EnumSet.allOf(Operation.class));
        for (int number = 1; number <= 23; number++) {
            save(token, "c-" + number, Map.of("n", number)).then().statusCode(204);
        }
        save(token, "c-23", Map.of("n", "again")).then().statusCode(204);

        call(Operation.LIST_CHECKPOINTS, token)
                .then()
                .statusCode(200)
                .body("items", hasSize(20))
                .body("items[0].state.n", equalTo("again"))
                .body("items[19].checkpoint_id", equalTo("c-4"));
    }

    @Test
    void refusesACheckpointOverOneMebibyte() {
        save(tokenFor(EnumSet.allOf(Operation.class)), "c-1", Map.of("text", "x".repeat(1024 * 1024)))
                .then()
                .statusCode(413)
                .body("code", equalTo("payload_too_large"));
    }

    private Response save(String token, String id, Map<String, Object> state) {
        return request(FreshServices.SERVICE_KEY, token)
                .body(Map.of("checkpoint_id", id, "node", "map", "next_node", "validate", "state", state))
                .put(InternalEndpoint.CHECKPOINTS, run.runId());
    }

    private void assertStale(Operation operation, String token) {
        call(operation, token).then().statusCode(409).body("code", equalTo("stale_attempt"));
    }

    private String tokenFor(Set<Operation> operations) {
        return tokens.mint(new Capability(
                run.runId(), run.attempt(), tenant.id(), run.integrationId(), "generic", "T-1", operations));
    }

    private Response call(Operation operation, String token) {
        return send(operation, request(FreshServices.SERVICE_KEY, token), run.runId());
    }

    private RequestSpecification request(String serviceKey, String token) {
        return given().port(port)
                .header("X-Signalbox-Service-Key", serviceKey)
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON);
    }

    private static Response send(Operation operation, RequestSpecification request, UUID runId) {
        return InternalEndpoint.of(operation).send(request, runId);
    }
}
