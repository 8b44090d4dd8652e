package io.signalbox.controlplane.audit;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.signalbox.controlplane.events.Sender;
import io.signalbox.controlplane.testing.Console;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call that succeeds for each public operation that changes something. {@code AuditWalkTest} makes it and looks for the entry it leaves; an
 * operation that is neither here nor exempt fails that test. Whoever adds an operation adds its case.
 */
final class AuditCases {

    /**
     * One call.
     *
     * @param action that its entry must have
     * @param prepare makes what the call needs, and answers the call itself
     */
    record Case(String operationId, String action, Function<Console, Supplier<Response>> prepare) {

        @Override
        public String toString() {
            return operationId + " leaves " + action;
        }
    }

    /** Operations that leave no entry, each with its reason. */
    static final Map<String, String> EXEMPT = Map.of(
            "login",
            "starts a session; sessions are not kept per organization yet",
            "logout",
            "ends one",
            "receiveHook",
            "what a source system delivers is kept byte by byte as a raw event: that is its record",
            "refreshTokens",
            "goes on with a session that is in the trail; nothing but the tokens changes",
            "verifyAuditLog",
            "reads the trail; asking whether it is intact must not make it longer");

    static final List<Case> CASES = List.of(
            new Case(
                    "createIntegration",
                    "integration.created",
                    console -> () -> console.request()
                            .body(Map.of("provider", "github", "name", "Shop"))
                            .post("/api/v1/integrations")),
            new Case(
                    "updateIntegration",
                    "integration.updated",
                    console -> on(integration(console), path -> console.request()
                            .body(Map.of("name", "Renamed"))
                            .patch(path))),
            new Case(
                    "pauseIntegration",
                    "integration.paused",
                    console ->
                            on(integration(console), path -> console.request().post(path + "/pause"))),
            new Case("resumeIntegration", "integration.resumed", console -> {
                String path = integration(console);
                console.request().post(path + "/pause").then().statusCode(200);
                return () -> console.request().post(path + "/resume");
            }),
            new Case(
                    "rotateSecret",
                    "integration.secret_rotated",
                    console -> on(
                            integration(console),
                            path -> console.request().body(Map.of()).post(path + "/rotate-secret"))),
            new Case(
                    "sendTestEvent",
                    "integration.tested",
                    console ->
                            on(integration(console), path -> console.request().post(path + "/test-event"))),
            new Case(
                    "retryDeadLetter",
                    "dead_letter.retried",
                    console -> on(deadLetter(console), path -> console.request().post(path + "/retry"))),
            new Case(
                    "discardDeadLetter",
                    "dead_letter.discarded",
                    console -> on(deadLetter(console), path -> console.request()
                            .body(Map.of("reason", "a test"))
                            .post(path + "/discard"))));

    private AuditCases() {}

    private static Supplier<Response> on(String path, Function<String, Response> call) {
        return () -> call.apply(path);
    }

    private static String integration(Console console) {
        JsonPath created = console.request()
                .body(Map.of("provider", "github", "name", "Shop"))
                .post("/api/v1/integrations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return "/api/v1/integrations/" + created.getString("id");
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
