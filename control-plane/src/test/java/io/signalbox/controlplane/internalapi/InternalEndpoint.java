package io.signalbox.controlplane.internalapi;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.runs.capability.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.yaml.snakeyaml.Yaml;

/** A valid call of one internal operation, for the ticket T-1. */
record InternalEndpoint(String method, String path, String body) {

    static InternalEndpoint of(Operation operation) {
        return switch (operation) {
            case FINISH_RUN -> new InternalEndpoint("POST", "/internal/v1/runs/finish", """
                    {"items": [{"run_id": "{run_id}", "attempt": 1, "capability_token": "{token}", "outcome": "completed",
                                "result": {"kind": "ignored"}, "steps": [], "journal": [],
                                "usage": {"rounds": 1, "prompt_tokens": 0, "completion_tokens": 0}}]}""");
            case ADVANCE_RUN -> new InternalEndpoint("POST", "/internal/v1/runs/advance", """
                    {"items": [{"run_id": "{run_id}", "attempt": 1, "capability_token": "{token}", "sequence": 1, "steps": [],
                                "journal": [], "usage": {"rounds": 1, "prompt_tokens": 0, "completion_tokens": 0}}]}""");
            case UPSERT_TICKET -> new InternalEndpoint("POST", "/internal/v1/tickets/upsert", """
                    {"external_id": "T-1", "operation": "upsert", "completeness": "full", "source_version": 1,
                     "ticket": {"title": "Broken", "status": "open", "priority": "normal", "type": "task"}}""");
            case MAP_IDENTITIES -> new InternalEndpoint("POST", "/internal/v1/identities/map", """
                    {"accounts": [{"external_id": "u-1", "display_name": "Ann"}]}""");
            case INGEST_EVENT -> new InternalEndpoint("POST", "/internal/v1/events/ingest", """
                    {"delivery_id": "d-1", "event_type": "found", "external_id": "T-9", "payload": {}}""");
            case REPORT_DEAD_LETTER -> new InternalEndpoint("POST", "/internal/v1/dlq", """
                    {"reason": "no_mapping_rule", "detail": "No rule knows it.", "attempts": []}""");
        };
    }

    boolean namesARun() {
        return path.contains("{run_id}");
    }

    Response send(RequestSpecification request, UUID runId) {
        if (!body.isEmpty()) {
            request.body(body);
        }
        return request.request(method, path.replace("{run_id}", runId.toString()));
    }

    /** Method and path of every operation of the contract, by its id. */
    @SuppressWarnings("unchecked")
    static Map<String, String> contract() {
        try (InputStream file = InternalEndpoint.class.getResourceAsStream("/openapi/internal.yaml")) {
            Map<String, Object> document = new Yaml().load(file);
            var operations = new TreeMap<String, String>();
            ((Map<String, Map<String, Object>>) document.get("paths"))
                    .forEach((path, methods) -> methods.forEach((method, operation) -> {
                        if (operation instanceof Map<?, ?> described && described.containsKey("operationId")) {
                            operations.put(
                                    described.get("operationId").toString(),
                                    method.toUpperCase(Locale.ROOT) + " " + path);
                        }
                    }));
            return operations;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
