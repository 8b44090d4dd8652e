package io.signalbox.local.client;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the endpoint answered to one delivery. */
public record Delivered(int status, JsonNode body) {

    public boolean accepted() {
        return status / 100 == 2;
    }

    /** One entry per event: a batch has several, a handshake none. */
    public List<Accepted> events() {
        JsonNode batch = body.path("events");
        Stream<JsonNode> entries = batch.isEmpty() ? Stream.of(body) : batch.valueStream();
        return entries.filter(entry -> entry.hasNonNull("run_id"))
                .map(entry -> new Accepted(
                        entry.path("event_id").asString(),
                        entry.path("run_id").asString(),
                        entry.path("duplicate").asBoolean(false)))
                .toList();
    }

    /** One event that the endpoint took in, now or at an earlier delivery. */
    public record Accepted(String eventId, String runId, boolean duplicate) {}
}
