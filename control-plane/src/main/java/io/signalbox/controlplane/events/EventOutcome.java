package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.MappingNote;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event.
 *
 * @param kind ticket, comment or ignored
 * @param ticketId the ticket written to; null when ignored
 * @param ticketOutcome created, updated, unchanged, stale or deleted; null when ignored
 * @param reason why it was ignored, in one sentence
 * @param notes what the mapping left out and why
 */
public record EventOutcome(
        String kind,
        @Nullable UUID ticketId,
        @Nullable String ticketOutcome,
        @Nullable String reason,
        List<MappingNote> notes) {

    static EventOutcome of(Row row) {
        return new EventOutcome(
                row.text("kind"),
                row.uuidOrNull("ticket_id"),
                row.textOrNull("ticket_outcome"),
                row.textOrNull("reason"),
                row.value("notes", MappingNote::read));
    }
}
