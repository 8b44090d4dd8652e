package io.signalbox.local;

import io.signalbox.local.client.SignalboxClient;
import tools.jackson.databind.JsonNode;

/** The count that must always come out even. */
public record Conservation(JsonNode count) {

    public static Conservation of(SignalboxClient api) {
        return new Conservation(api.get("/api/v1/conservation"));
    }

    public boolean balanced() {
        return count.path("balanced").asBoolean(false);
    }

    public long accepted() {
        return count.path("accepted").asLong();
    }

    public long duplicates() {
        return count.path("duplicates").asLong();
    }

    long in(String state) {
        return count.path("states").path(state).asLong();
    }

    public long doneAs(String kind) {
        return count.path("done_as").path(kind).asLong();
    }

    public boolean atRest() {
        return in("queued") == 0 && in("running") == 0;
    }

    @Override
    public String toString() {
        return "accepted %d = done %d (ticket %d, comment %d, ignored %d) + dead-lettered %d + discarded %d + cancelled %d + waiting %d + held %d + queued %d + running %d: %s; duplicates answered: %d"
                .formatted(
                        accepted(),
                        in("done"),
                        doneAs("ticket"),
                        doneAs("comment"),
                        doneAs("ignored"),
                        in("dead_lettered"),
                        in("discarded"),
                        in("cancelled"),
                        in("waiting"),
                        in("held"),
                        in("queued"),
                        in("running"),
                        balanced() ? "balanced" : "NOT BALANCED",
                        duplicates());
    }
}
