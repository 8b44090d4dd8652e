package io.signalbox.controlplane.internalapi;

import static java.util.Objects.requireNonNull;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.runs.capability.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** A valid call of an operation that speaks for one attempt, for the ticket T-1. */
record InternalEndpoint(String method, String path, String body) {

    private static final Map<Operation, InternalEndpoint> SINGLE = Map.of(
            Operation.UPSERT_TICKET, new InternalEndpoint("POST", "/internal/v1/tickets/upsert", """
                    {"external_id": "T-1", "operation": "upsert", "completeness": "full", "source_version": 1,
                     "ticket": {"title": "Broken", "status": "open", "priority": "normal", "type": "task"}}"""),
            Operation.MAP_IDENTITIES, new InternalEndpoint("POST", "/internal/v1/identities/map", """
                    {"accounts": [{"external_id": "u-1", "display_name": "Ann"}]}"""),
            Operation.INGEST_EVENT, new InternalEndpoint("POST", "/internal/v1/events/ingest", """
                    {"delivery_id": "d-1", "event_type": "found", "external_id": "T-9", "payload": {}}"""),
            Operation.REPORT_DEAD_LETTER, new InternalEndpoint("POST", "/internal/v1/dlq", """
                    {"reason": "no_mapping_rule", "detail": "No rule knows it.", "attempts": []}"""));

    /** Operations whose token is that of the whole request. */
    static Set<Operation> single() {
        return EnumSet.copyOf(SINGLE.keySet());
    }

    static InternalEndpoint of(Operation operation) {
        return requireNonNull(SINGLE.get(operation));
    }

    Response send(RequestSpecification request) {
        return request.body(body).request(method, path);
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
