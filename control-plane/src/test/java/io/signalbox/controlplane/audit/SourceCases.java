package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.AuditCases.Case;
import io.signalbox.controlplane.events.Sender;
import io.signalbox.controlplane.testing.Console;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Integrations and their dead letters. */
final class SourceCases {

    static final List<Case> CASES = List.of(
            new Case(
                    "createIntegration",
                    "integration.created",
                    world -> world.call(() -> world.owner()
                            .request()
                            .body(Map.of("provider", "github", "name", "Shop"))
                            .post("/api/v1/integrations"))),
            new Case("updateIntegration", "integration.updated", world -> {
                String path = integration(world.owner());
                return world.call(() ->
                        world.owner().request().body(Map.of("name", "Renamed")).patch(path));
            }),
            new Case("pauseIntegration", "integration.paused", world -> {
                String path = integration(world.owner());
                return world.call(() -> world.owner().request().post(path + "/pause"));
            }),
            new Case("resumeIntegration", "integration.resumed", world -> {
                String path = integration(world.owner());
                world.owner().request().post(path + "/pause").then().statusCode(200);
                return world.call(() -> world.owner().request().post(path + "/resume"));
            }),
            new Case("rotateSecret", "integration.secret_rotated", world -> {
                String path = integration(world.owner());
                return world.call(() -> world.owner().request().body(Map.of()).post(path + "/rotate-secret"));
            }),
            new Case("sendTestEvent", "integration.tested", world -> {
                String path = integration(world.owner());
                return world.call(() -> world.owner().request().post(path + "/test-event"));
            }),
            new Case("retryDeadLetter", "dead_letter.retried", world -> {
                String path = deadLetter(world.owner());
                return world.call(() -> world.owner().request().post(path + "/retry"));
            }),
            new Case("discardDeadLetter", "dead_letter.discarded", world -> {
                String path = deadLetter(world.owner());
                return world.call(() ->
                        world.owner().request().body(Map.of("reason", "a test")).post(path + "/discard"));
            }),
            new Case("cancelRun", "run.cancelled", world -> {
                String path = run(world.owner());
                return world.call(() -> world.owner().request().post(path + "/cancel"));
            }));

    private SourceCases() {}

    private static String integration(Console console) {
        String id = console.request()
                .body(Map.of("provider", "github", "name", "Shop"))
                .post("/api/v1/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/api/v1/integrations/" + id;
    }

    /** Nothing takes it here. */
    private static String run(Console console) {
        UUID event = Sender.connect(console, "generic")
                .send("{\"id\":\"t1\",\"title\":\"ab\"}", UUID.randomUUID().toString())
                .eventId();
        String run = console.request()
                .get("/api/v1/events/" + event)
                .then()
                .statusCode(200)
                .extract()
                .path("run_id");
        return "/api/v1/runs/" + run;
    }

    /** An event whose payload cannot be stored is one on arrival. */
    private static String deadLetter(Console console) {
        UUID event = Sender.connect(console, "generic")
                .send(
                        "{\"id\":\"t1\",\"title\":\"a\\u0000b\"}",
                        UUID.randomUUID().toString())
                .eventId();
        String id = console.request()
                .get("/api/v1/events/" + event)
                .then()
                .statusCode(200)
                .extract()
                .path("dead_letter_id");
        return "/api/v1/dead-letters/" + id;
    }
}
