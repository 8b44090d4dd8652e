package io.signalbox.controlplane.events.search;

import io.signalbox.controlplane.events.EventFilter;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.LookThrough;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.RunSearch;
import io.signalbox.controlplane.runs.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks for events by words, by the states of their runs, and by several things at once. What is rare is found from its own index, what is
 * common among the newest events; what is neither takes several pages, of which some may be short.
 */
@Component
public class EventSearch {

    /** So many are looked at for one page: some 10 ms. */
    static final int LOOKED_AT = 2_000;

    /** Words that so many events have at most, of whatever age, are rare. */
    static final int FEW = 300;

    /** Words that {@link #MANY} of so many events have are not rare, and their index is no place to begin. */
    private static final int SAMPLE = 500;

    private static final int MANY = 5;

    /** As the index of words holds them. */
    private static final String WORDS =
            "e.delivery_id || ' ' || e.event_type || ' ' || e.external_id || coalesce(' ' || e.ticket_key, '') ILIKE :pattern";

    private static final String LOOKED_FOR =
            "SELECT e.id, e.received_at, e.run_id, e.integration_id, e.event_type, e.external_id,"
                    + " e.delivery_id, e.ticket_key FROM raw_event e";

    static final String HITS = "SELECT e.id, e.received_at FROM %s AS e";

    private final JdbcClient jdbc;
    private final RunSearch runs;

    EventSearch(JdbcClient jdbc, RunSearch runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** An event that was looked for. */
    public record Hit(UUID id, Instant receivedAt) {

        static Hit of(Row row) {
            return new Hit(row.uuid("id"), row.instant("received_at"));
        }

        Cursor cursor() {
            return new Cursor(receivedAt, id);
        }
    }

    /** Newest first. A page may hold fewer than the limit, even none, and not be the last. */
    public Page<Hit> page(EventFilter filter, @Nullable Cursor after, int limit) {
        RunState state = filter.state();
        Optional<List<UUID>> few = state == null ? Optional.empty() : runs.fewSubjects(state, LOOKED_AT);
        if (few.isPresent()) {
            return among(few.get(), filter, after, limit);
        }
        Page<Hit> newest = newest(filter, after, limit);
        boolean isShort = newest.next() != null && newest.items().size() < limit;
        return isShort
                ? matching(filter)
                        .map(matching -> among(with(newest.items(), matching), filter, after, limit))
                        .orElse(newest)
                : newest;
    }

    private Page<Hit> newest(EventFilter filter, @Nullable Cursor after, int limit) {
        return new LookThrough(indexed(filter, after), LOOKED_AT)
                .page(jdbc, HITS, query -> narrowed(query, filter, null), limit, Hit::of, Hit::cursor, row -> Hit.of(
                                row)
                        .cursor());
    }

    /** Only what one index holds in this order. */
    static ListQuery indexed(EventFilter filter, @Nullable Cursor after) {
        ListQuery rows = ListQuery.of(LOOKED_FOR);
        if (filter.externalId() != null && filter.integrationId() != null) {
            rows.where("e.external_id = :external", "external", filter.externalId())
                    .where("e.integration_id = :integration", "integration", filter.integrationId());
        } else if (filter.eventType() != null) {
            rows.where("e.event_type = :type", "type", filter.eventType());
        } else {
            rows.where("e.integration_id = :integration", "integration", filter.integrationId());
        }
        return ordered(rows, after);
    }

    static ListQuery narrowed(ListQuery query, EventFilter filter, @Nullable Cursor after) {
        RunState state = filter.state();
        query.where("e.integration_id = :integration", "integration", filter.integrationId())
                .where("e.event_type = :type", "type", filter.eventType())
                .where("e.external_id = :external", "external", filter.externalId())
                .where(WORDS, "pattern", filter.pattern());
        if (state != null) {
            query.where(RunSearch.stateOf("e.run_id", state) + " = :state", "state", state.text());
        }
        return ordered(query, after);
    }

    private static ListQuery ordered(ListQuery query, @Nullable Cursor after) {
        return query.newestFirst("e.received_at", "e.id", after);
    }

    private Page<Hit> among(Collection<UUID> ids, EventFilter filter, @Nullable Cursor after, int limit) {
        ListQuery those = ListQuery.of("SELECT e.id, e.received_at FROM raw_event e")
                .where("e.id = ANY (CAST(:ids AS uuid[]))", "ids", SqlArray.of(ids));
        return narrowed(those, filter, after).page(jdbc, limit, Hit::of, Hit::cursor);
    }

    /** Of the newest events some may not be in the index of words yet. */
    private static List<UUID> with(List<Hit> newest, List<UUID> matching) {
        List<UUID> ids = new ArrayList<>(matching);
        newest.forEach(hit -> ids.add(hit.id()));
        return ids;
    }

    /** All events with the words asked for; empty when there are more than {@link #FEW}, and when no words are known. */
    private Optional<List<UUID>> matching(EventFilter filter) {
        String pattern = filter.indexedPattern();
        if (pattern == null || isCommon(pattern)) {
            return Optional.empty();
        }
        // The policies of row-level security keep a search for words from its index: the function knows the tenant
        // itself
        List<UUID> matching = jdbc.sql("SELECT id FROM events_with_words(?, ?) AS id")
                .params(pattern, FEW + 1)
                .query(UUID.class)
                .list();
        return matching.size() > FEW ? Optional.empty() : Optional.of(matching);
    }

    private boolean isCommon(String pattern) {
        return new LookThrough(ordered(ListQuery.of(LOOKED_FOR), null), SAMPLE)
                        .query(HITS, query -> query.where(WORDS, "pattern", pattern))
                        .list(jdbc, MANY, Hit::of)
                        .size()
                == MANY;
    }
}
