package io.signalbox.local.demo;

import io.signalbox.local.client.SignalboxClient;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What became of one event.
 *
 * @param kind ticket, comment, ignored, dead letter, refused, or the state it is still in
 * @param detail why, or what changed
 */
record Fate(String kind, String detail) {

    private static final Set<String> OPEN = Set.of("queued", "running");

    static boolean isOpen(JsonNode run) {
        return OPEN.contains(run.path("state").asString());
    }

    static Fate of(JsonNode run, SignalboxClient api) {
        JsonNode outcome = run.path("outcome");
        return switch (run.path("state").asString()) {
            case "completed" -> completed(outcome);
            case "dead_lettered" -> deadLettered(run, api);
            case "discarded" -> new Fate("discarded", outcome.path("reason").asString(""));
            case String other -> new Fate(other, run.path("last_failure").asString(""));
        };
    }

    private static Fate completed(JsonNode outcome) {
        String kind = outcome.path("kind").asString("completed");
        // What a comment did to its ticket says nothing about the comment
        String change =
                kind.equals("comment") ? "" : outcome.path("ticket_outcome").asString("");
        return new Fate(kind, outcome.path("reason").asString(change));
    }

    private static Fate deadLettered(JsonNode run, SignalboxClient api) {
        String id = run.path("dead_letter_id").asString("");
        if (id.isEmpty()) {
            return new Fate("dead letter", run.path("last_failure").asString(""));
        }
        JsonNode letter = api.get("/api/v1/dead-letters/" + id);
        return new Fate(
                "dead letter",
                letter.path("reason").asString() + ": " + letter.path("detail").asString());
    }
}
