package io.signalbox.controlplane.events;

import io.signalbox.controlplane.integrations.aliases.ExternalId;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.integrations.aliases.KnownIds;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Gives events the id under which their ticket is stored, before they and their runs are. */
@Component
class CanonicalIds {

    static final String STORED = """
            SELECT given.integration_id, given.id FROM unnest(?::uuid[], ?::text[]) AS given (integration_id, id)
            WHERE EXISTS (SELECT FROM raw_event e WHERE e.integration_id = given.integration_id AND e.external_id = given.id)
            """;

    private final ExternalIds ids;
    private final JdbcTemplate jdbc;

    CanonicalIds(ExternalIds ids, JdbcTemplate jdbc) {
        this.ids = ids;
        this.jdbc = jdbc;
    }

    /** In the order given. No statement for providers whose ids have only one spelling. Joins the caller's transaction. */
    List<NewEvent> applied(List<NewEvent> events) {
        List<KnownIds> known = events.stream()
                .map(CanonicalIds::known)
                .filter(Objects::nonNull)
                .toList();
        if (known.isEmpty()) {
            return events;
        }
        Iterator<String> canonical = ids.settle(known, this::stored).iterator();
        List<NewEvent> applied = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            applied.add(event.delivery().otherIds() == null ? event : event.about(canonical.next()));
        }
        return applied;
    }

    private static @Nullable KnownIds known(NewEvent event) {
        Delivery delivery = event.delivery();
        Delivery.OtherIds others = delivery.otherIds();
        return others == null
                ? null
                : new KnownIds(
                        new ExternalId(event.integrationId(), delivery.externalId()), others.former(), others.name());
    }

    private Set<ExternalId> stored(Set<ExternalId> ids) {
        List<ExternalId> sorted = ids.stream().sorted().toList();
        return new HashSet<>(jdbc.query(
                STORED,
                Row.as(row -> new ExternalId(row.uuid("integration_id"), row.text("id"))),
                sorted.stream().map(id -> id.integrationId().toString()).toArray(String[]::new),
                sorted.stream().map(ExternalId::id).toArray(String[]::new)));
    }
}
