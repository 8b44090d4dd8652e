package io.signalbox.controlplane.runs;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a completed run made of its event.
 *
 * @param ticketId the ticket written to; null when ignored
 * @param ticketOutcome created, updated, unchanged, stale or deleted; null when ignored
 * @param reason why it was ignored, in one sentence
 * @param notes what the mapping left out and why
 */
public record RunOutcome(
        Kind kind,
        @Nullable UUID ticketId,
        @Nullable String ticketOutcome,
        @Nullable String reason,
        List<MappingNote> notes) {

    public RunOutcome {
        notes = List.copyOf(notes);
    }

    /** An outcome without notes. */
    public RunOutcome(Kind kind, @Nullable UUID ticketId, @Nullable String ticketOutcome, @Nullable String reason) {
        this(kind, ticketId, ticketOutcome, reason, List.of());
    }

    /** What became of the event. */
    public enum Kind {
        TICKET,
        COMMENT,
        IGNORED;

        /** As stored and as in the contract. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
