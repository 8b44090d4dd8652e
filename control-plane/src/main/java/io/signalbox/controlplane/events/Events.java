package io.signalbox.controlplane.events;

import static java.util.Objects.requireNonNull;

import io.signalbox.controlplane.events.search.EventSearch;
import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunSearch;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The raw events of the current organization, to look at. Three statements for a page, up to four more with a search and one with an external id, whatever its length. */
@Service
@Transactional(readOnly = true)
public class Events {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Runs runs;
    private final RunSearch runSearch;
    private final ExternalIds externalIds;
    private final EventOutcomes outcomes;
    private final EventSearch search;

    Events(
            JdbcClient jdbc,
            JsonMapper json,
            Runs runs,
            RunSearch runSearch,
            ExternalIds externalIds,
            EventOutcomes outcomes,
            EventSearch search) {
        this.jdbc = jdbc;
        this.json = json;
        this.runs = runs;
        this.runSearch = runSearch;
        this.externalIds = externalIds;
        this.outcomes = outcomes;
        this.search = search;
    }

    /** Newest first. In one snapshot, so that no run is shown in another state than was asked for. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Page<EventView> list(EventFilter asked, @Nullable Cursor after, int limit) {
        EventFilter filter = byStoredId(asked);
        if (filter.isAboutRuns()) {
            return ofRuns(filter, after, limit);
        }
        Page<StoredEvent> page = filter.isSearch()
                ? found(filter, after, limit)
                : newest(filter, after).page(jdbc, limit, StoredEvent::of, StoredEvent::cursor);
        Map<UUID, RunView> known =
                runs.findAll(page.items().stream().map(StoredEvent::runId).toList());
        Map<UUID, EventOutcome> outcomes =
                this.outcomes.of(page.items().stream().map(StoredEvent::id).toList());
        return page.map(
                event -> new EventView(event, requireNonNull(known.get(event.runId())), outcomes.get(event.id())));
    }

    /** Whether events of this organization were accepted that a search for words does not find yet. */
    public boolean isSearchBehind() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM event_search_backlog)")
                .query(Boolean.class)
                .single();
    }

    /** @throws EventNotFound when this organization has no such event */
    public EventDetails get(UUID id) {
        return jdbc.sql("SELECT e.content_type, e.headers, e.receipt, e.payload, e.payload_problem, "
                        + StoredEvent.COLUMNS + StoredEvent.TABLES + "WHERE e.id = ?")
                .param(id)
                .query(Row.as(this::details))
                .optional()
                .orElseThrow(() -> new EventNotFound(id));
    }

    /** @throws EventNotFound when this organization has no such event */
    public EventBody body(UUID id) {
        return jdbc.sql("SELECT content_type, body FROM raw_event WHERE id = ?")
                .param(id)
                .query(Row.as(row -> new EventBody(row.text("content_type"), row.bytes("body"))))
                .optional()
                .orElseThrow(() -> new EventNotFound(id));
    }

    /** Any id of a ticket finds its events: the present one, a former one, its name. */
    private EventFilter byStoredId(EventFilter filter) {
        String asked = filter.externalId();
        return asked == null ? filter : filter.of(externalIds.storedUnder(filter.integrationId(), asked));
    }

    /** However few runs are in a state, the index of runs by state holds them in order; walking the events would read all of them. */
    private Page<EventView> ofRuns(EventFilter filter, @Nullable Cursor after, int limit) {
        Page<RunView> page =
                runSearch.runs(new RunSearch.Filter(filter.integrationId(), filter.state(), null), after, limit);
        Map<UUID, StoredEvent> events = byIds(
                        page.items().stream().map(run -> run.subject().id()).toList())
                .stream()
                .collect(Collectors.toMap(StoredEvent::id, Function.identity()));
        Map<UUID, EventOutcome> outcomes = this.outcomes.of(events.keySet());
        return page.map(run -> {
            StoredEvent event = requireNonNull(events.get(run.subject().id()));
            return new EventView(event, run, outcomes.get(event.id()));
        });
    }

    static ListQuery newest(EventFilter filter, @Nullable Cursor after) {
        return ListQuery.of("SELECT " + StoredEvent.COLUMNS + StoredEvent.TABLES)
                .where("e.integration_id = :integration", "integration", filter.integrationId())
                .where("e.event_type = :type", "type", filter.eventType())
                .where("e.external_id = :external", "external", filter.externalId())
                .newestFirst("e.received_at", "e.id", after);
    }

    private Page<StoredEvent> found(EventFilter filter, @Nullable Cursor after, int limit) {
        Page<EventSearch.Hit> hits = search.page(filter, after, limit);
        return new Page<>(byIds(hits.items().stream().map(EventSearch.Hit::id).toList()), hits.next());
    }

    private List<StoredEvent> byIds(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT " + StoredEvent.COLUMNS + StoredEvent.TABLES
                                + "WHERE e.id IN (:ids) ORDER BY e.received_at DESC, e.id DESC")
                        .param("ids", ids)
                        .query(Row.as(StoredEvent::of))
                        .list();
    }

    private EventDetails details(Row row) {
        StoredEvent event = StoredEvent.of(row);
        return new EventDetails(
                new EventView(
                        event,
                        runs.get(event.runId()),
                        outcomes.of(List.of(event.id())).get(event.id())),
                row.text("content_type"),
                row.value("headers", headers -> json.readValue(headers, HEADERS)),
                row.value("receipt", receipt -> json.readValue(receipt, Receipt.class)),
                row.valueOrNull("payload", UntrustedJson::members),
                row.textOrNull("payload_problem"));
    }
}
