package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.AuditCases.Case;
import io.signalbox.controlplane.audit.AuditWorld.Call;
import io.signalbox.controlplane.testing.ServiceCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** API keys, and what services do under them. */
final class ServiceCases {

    private static final String KEYS = "/api/v1/api-keys";

    static final List<Case> CASES = List.of(
            new Case(
                    "createApiKey",
                    "api_key.created",
                    world -> world.call(() -> world.owner()
                            .request()
                            .body(Map.of("name", "Key " + UUID.randomUUID(), "scopes", List.of("tickets:read")))
                            .post(KEYS))),
            new Case("rotateApiKey", "api_key.rotated", world -> {
                String key = ServiceCaller.with(world.owner(), "tickets:read").id();
                return world.call(() ->
                        world.owner().request().body(Map.of("grace_minutes", 5)).post(KEYS + "/" + key + "/rotate"));
            }),
            new Case("revokeApiKey", "api_key.revoked", world -> {
                String key = ServiceCaller.with(world.owner(), "tickets:read").id();
                return world.call(() -> world.owner().request().delete(KEYS + "/" + key));
            }),
            new Case("ingestEvent", "event.ingested", world -> send(world, "events:ingest", "/events/ingest", event())),
            new Case("reportDeadLetter", "dead_letter.reported", world -> {
                Map<String, Object> report = new HashMap<>(event());
                report.put("detail", "It has no customer.");
                return send(world, "dead_letters:report", "/dlq", report);
            }),
            new Case(
                    "upsertTicket",
                    "ticket.written",
                    world -> send(
                            world,
                            "tickets:upsert",
                            "/tickets/upsert",
                            Map.of(
                                    "external_id",
                                    "T-1",
                                    "source_version",
                                    1,
                                    "ticket",
                                    Map.of(
                                            "title", "Lamp",
                                            "status", "open",
                                            "priority", "normal",
                                            "type", "task")))),
            new Case(
                    "mapIdentities",
                    "identities.mapped",
                    world -> send(
                            world,
                            "identities:map",
                            "/identities/map",
                            Map.of("accounts", List.of(Map.of("external_id", "u-1"))))));

    private ServiceCases() {}

    private static Map<String, Object> event() {
        return Map.of(
                "delivery_id",
                UUID.randomUUID().toString(),
                "event_type",
                "order.paid",
                "payload",
                Map.of("id", "o-1"));
    }

    /** Under a new key, for a new integration. */
    private static Call send(AuditWorld world, String scope, String door, Map<String, Object> body) {
        ServiceCaller service = ServiceCaller.with(world.owner(), scope);
        Map<String, Object> whole = new HashMap<>(body);
        whole.put("integration_id", world.organization().integration("generic"));
        return world.call(service, () -> service.request().body(whole).post("/api/v1" + door));
    }
}
