package io.signalbox.controlplane.runs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.testing.ServerSentEvents;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Streams that show a run, and what changed, while it happens. */
class RunStreamTest extends RunsApiScene {

    private static final int UPDATES = 6;

    @Autowired
    private LiveChanges live;

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
    void tellsABusyOrganizationFourTimesASecond() throws Exception {
        try (var stream = ServerSentEvents.open(console, "/api/v1/live")) {
            long began = System.nanoTime();
            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                tenant.call(() -> announce(UUID.randomUUID()));
                return stream.events().size() > UPDATES;
            });
            long told = stream.events().size() - 1L;

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(250 * (told - 1)));
        }
    }

    @Test
    void findsItsRunAmongMoreThanCanBeNamed() throws Exception {
        LeasedRun run = started("T-1");
        try (var stream = ServerSentEvents.open(console, "/api/v1/runs/" + run.runId() + "/events")) {
            await().until(() -> stream.names().contains("run.started"));
            tenant.call(
                    () -> announce(Stream.generate(UUID::randomUUID).limit(200).toArray(UUID[]::new)));
            append(run, 1);

            await().until(() -> stream.names().contains("step"));
        }
    }

    private boolean announce(UUID... ids) {
        live.changed("runs", List.of(ids));
        return true;
    }
}
