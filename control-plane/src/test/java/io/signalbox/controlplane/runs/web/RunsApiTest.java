package io.signalbox.controlplane.runs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.log.RunSteps;
import io.signalbox.controlplane.runs.log.StepDraft;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.ServerSentEvents;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ControlPlaneTest
@Tag("broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunsApiTest {

    private static final RunOutcome IGNORED = new RunOutcome(RunOutcome.Kind.IGNORED, null, null, "Not a ticket.");

    @LocalServerPort
    private int port;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private Runs runs;

    @Autowired
    private Leases leases;

    @Autowired
    private RunAttempts attempts;

    @Autowired
    private RunSteps steps;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Console console;
    private TenantOrganization tenant;
    private UUID integration;

    /** Once: sign-ins are limited. */
    @BeforeAll
    void signIn() {
        console = Console.signIn(port);
    }

    @BeforeEach
    void prepare() {
        tenant = tenants.existing(console.organizationId());
        integration = tenant.integration("generic");
    }

    @Test
    void listsNewestFirstPageByPage() {
        List<String> newestFirst = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            newestFirst.addFirst(
                    fixture.queued(tenant, integration, "T-" + number).toString());
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = console.request()
                    .queryParam("integration_id", integration)
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/runs")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void filtersByStateAndOutcome() {
        fixture.queued(tenant, integration, "T-1");
        LeasedRun done = started("T-2");
        complete(done);

        list("state", "completed").body("items.id", contains(done.runId().toString()));
        list("outcome", "ignored").body("items.id", contains(done.runId().toString()));
        list("outcome", "ticket").body("items", hasSize(0));
        list("state", "queued").body("items", hasSize(1)).body("items.state", everyItem(equalTo("queued")));
    }

    @Test
    void showsWhatARunIsAbout() {
        LeasedRun run = started("T-1");
        console.request()
                .get("/api/v1/runs/{id}", run.runId())
                .then()
                .statusCode(200)
                .body("integration.provider", equalTo("generic"))
                .body("event_type", equalTo("ticket.changed"))
                .body("external_id", equalTo("T-1"))
                .body("state", equalTo("running"))
                .body("attempt", equalTo(1))
                .body("outcome", nullValue());
    }

    @Test
    void hidesRunsOfOthers() throws Exception {
        TenantOrganization stranger = tenants.tenant();
        UUID run = fixture.queued(stranger, stranger.integration("generic"), "T-1");
        for (String path : List.of("", "/steps", "/events")) {
            console.request()
                    .get("/api/v1/runs/" + run + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("run_not_found"));
        }
    }

    @Test
    void refusesAnUnknownFilter() {
        list("state", "lost", 400).body("code", equalTo("invalid_request"));
    }

    @Test
    void listsStepsWithWhatTheModelSaid() {
        LeasedRun run = started("T-1");
        append(run, 1);

        console.request()
                .get("/api/v1/runs/{id}/steps", run.runId())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].run_attempt", equalTo(1))
                .body("items[0].step.node", equalTo("map"))
                .body("items[0].step.output.title", equalTo("Broken"))
                .body("items[0].step.model_usage.prompt_tokens", equalTo(30));
    }

    @Test
    void streamsARunLiveUntilItEnds() throws Exception {
        UUID run = fixture.queued(tenant, integration, "T-1");
        try (var stream = ServerSentEvents.open(console, "/api/v1/runs/" + run + "/events")) {
            assertThat(stream.status()).isEqualTo(200);
            await().until(() -> stream.names().equals(List.of("run.queued")));

            LeasedRun taken = take(run);
            append(taken, 1);
            await().until(() -> stream.names().equals(List.of("run.queued", "run.started", "step")));
            assertThat(stream.hasEnded()).isFalse();
            complete(taken);

            await().until(stream::hasEnded);
            assertThat(stream.names()).containsExactly("run.queued", "run.started", "step", "run.completed");
            assertThat(stream.events()).extracting(ServerSentEvents.Event::id).containsExactly("1", "2", "3", "4");
            var step = stream.events().get(2).data();
            assertThat(step.get("run_id").asString()).isEqualTo(run.toString());
            assertThat(step.at("/data/node").asString()).isEqualTo("map");
            assertThat(step.at("/data/model").asString()).isEqualTo("tiny");
            assertThat(step.at("/data/step_id").asString()).isNotEmpty();
        }
    }

    @Test
    void resumesAfterTheLastEventSeen() throws Exception {
        LeasedRun run = started("T-1");
        append(run, 1);
        complete(run);

        try (var stream =
                ServerSentEvents.open(console, "/api/v1/runs/" + run.runId() + "/events", "Last-Event-ID", "2")) {
            await().until(stream::hasEnded);
            assertThat(stream.names()).containsExactly("step", "run.completed");
        }
        try (var stream =
                ServerSentEvents.open(console, "/api/v1/runs/" + run.runId() + "/events", "Last-Event-ID", "4")) {
            await().until(stream::hasEnded);
            assertThat(stream.events()).isEmpty();
        }
    }

    @Test
    void goesOnAfterARetriedDeadLetter() throws Exception {
        LeasedRun run = started("T-1");
        tenant.call(() ->
                runs.deadLetter(run.runId(), 1, DeadLetterReason.NO_MAPPING_RULE, "No rule knows it.", List.of()));
        tenant.call(() -> {
            runs.retry(run.runId());
            return true;
        });

        try (var stream = ServerSentEvents.open(console, "/api/v1/runs/" + run.runId() + "/events")) {
            await().until(() -> stream.events().size() == 4);
            assertThat(stream.hasEnded()).isFalse();
            complete(take(run.runId()));
            await().until(stream::hasEnded);
            assertThat(stream.names())
                    .containsExactly(
                            "run.queued",
                            "run.started",
                            "run.dead_lettered",
                            "run.queued",
                            "run.started",
                            "run.completed");
        }
    }

    @Test
    void refusesALastEventIdOfAnotherStream() throws Exception {
        UUID run = fixture.queued(tenant, integration, "T-1");
        console.request()
                .header("Last-Event-ID", "abc")
                .get("/api/v1/runs/{id}/events", run)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"));
    }

    @Test
    void tellsConsolesOfTheOrganizationAndNoOther() throws Exception {
        TenantOrganization stranger = tenants.tenant();
        try (var stream = ServerSentEvents.open(console, "/api/v1/live")) {
            UUID foreign = fixture.queued(stranger, stranger.integration("generic"), "T-1");
            UUID own = fixture.queued(tenant, integration, "T-1");

            await().until(() -> stream.events().stream()
                    .anyMatch(event -> event.data().toString().contains(own.toString())));
            var change = stream.events().getFirst();
            assertThat(change.name()).isEqualTo("change");
            assertThat(change.data().get("topic").asString()).isEqualTo("runs");
            assertThat(stream.events().toString()).doesNotContain(foreign.toString());
        }
    }

    @Test
    void saysWhatTheInstallationStandsOn() {
        console.request()
                .get("/api/v1/system")
                .then()
                .statusCode(200)
                .body("database.up", equalTo(true))
                .body("broker.up", equalTo(true))
                .body("agent.up", equalTo(false))
                .body("model.configured", equalTo(false));
    }

    private ValidatableResponse list(String filter, String value) {
        return list(filter, value, 200);
    }

    private ValidatableResponse list(String filter, String value, int status) {
        return console.request()
                .queryParam("integration_id", integration)
                .queryParam(filter, value)
                .get("/api/v1/runs")
                .then()
                .statusCode(status);
    }

    private LeasedRun started(String externalId) {
        return take(fixture.queued(tenant, integration, externalId));
    }

    private LeasedRun take(UUID run) {
        return tenant.call(() -> leases.take(run, "worker", clock.instant().plusSeconds(60)))
                .orElseThrow();
    }

    private void complete(LeasedRun run) {
        assertThat(tenant.<Boolean>call(() -> attempts.complete(run.runId(), run.attempt(), IGNORED, Usage.NONE)))
                .isTrue();
    }

    private void append(LeasedRun run, int sequence) {
        var call = new StepDraft.ModelCall("openai", "tiny", 30, 7, 12.5, "Map this.", "{}");
        var step = new StepDraft(
                sequence,
                "map",
                1,
                "ok",
                Instant.parse("2026-11-20T10:00:00Z"),
                1.5,
                "abc",
                Map.of("title", "Broken"),
                List.of(),
                call);
        tenant.call(() -> {
            steps.append(runs.requireLatest(run.runId(), run.attempt()), List.of(step));
            return true;
        });
    }
}
