package io.signalbox.controlplane.agentclient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent's rules make of an event, without running anything.
 *
 * @param result contract name: change, comment, deletion, ignored or unmapped
 * @param reason why it is ignored or unmapped, in one sentence
 * @param fields of the ticket, in the order of reading
 */
public record AgentPreview(
        String result, @Nullable String reason, List<Field> fields, List<Comment> comments, List<Note> notes) {

    /** @param value as text; null when the event empties the field */
    public record Field(String name, @Nullable String value, Source source) {}

    /**
     * Where a value comes from.
     *
     * @param kind contract name, such as payload
     * @param pointer JSON pointer into the payload
     */
    public record Source(
            String kind, @Nullable String pointer, @Nullable String rule) {}

    public record Comment(String externalId, boolean deleted, List<Field> fields) {}

    public record Note(String pointer, String message) {}
}
