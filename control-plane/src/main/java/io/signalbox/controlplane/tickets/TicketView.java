package io.signalbox.controlplane.tickets;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ticket with everything known of it.
 *
 * @param parent the ticket its fields name as parent
 * @param mergedInto the ticket that took this one in
 * @param sourceVersion newest version of the source that was heard of
 * @param provenance by field name
 * @param commentCount comments that are not deleted
 * @param erasedAt when its personal data was erased
 */
public record TicketView(
        UUID id,
        TicketKey ticketKey,
        TicketFields fields,
        @Nullable PersonView assignee,
        @Nullable PersonView reporter,
        @Nullable Reference parent,
        @Nullable Reference mergedInto,
        long sourceVersion,
        Map<String, StoredProvenance> provenance,
        long commentCount,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant erasedAt) {

    /**
     * A ticket named by another.
     *
     * @param id null while it is not known here, and so is its title
     */
    public record Reference(
            String externalId, @Nullable UUID id, @Nullable String title) {}
}
