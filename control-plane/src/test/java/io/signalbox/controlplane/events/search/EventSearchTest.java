package io.signalbox.controlplane.events.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.events.EventFilter;
import io.signalbox.controlplane.events.search.EventSearch.Hit;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.platform.persistence.LookThrough;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.testing.PlansScene;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Looks for what no index holds together in 6,000 events, of which the 3,000th and the 4,000th are dead letters. */
class EventSearchTest extends PlansScene {

    private static final String MANY_EVENTS = """
            WITH given AS (SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS run_id FROM generate_series(1, :count) AS n),
            stored AS (
                INSERT INTO raw_event (id, organization_id, integration_id, run_id, delivery_id, event_type, external_id, received_at,
                    content_type, headers, receipt, body, payload)
                SELECT id, :organization, :integration, run_id, n::text, 'type-' || n % 2, 'T-' || n, now() - n * interval '1 second',
                    'application/json', '{}', '{}', '{}', '{}' FROM given)
            INSERT INTO run (id, organization_id, workflow, workflow_version, subject_type, subject_id, source_id, state, outcome, created_at, finished_at)
            SELECT run_id, :organization, 'ticket-mapping', 1, 'event', id, :integration,
                CASE WHEN n IN (3000, 4000) THEN 'discarded' ELSE 'completed' END, CASE WHEN n NOT IN (3000, 4000) THEN 'ignored' END,
                now() - n * interval '1 second', now() FROM given
            """;

    @Autowired
    private EventSearch search;

    private UUID integration;
    private UUID another;

    EventSearchTest() {
        super(2_000, 6_000, "signalbox.raw_event, signalbox.run");
    }

    @Test
    void looksAtSoManyEventsForOnePage() {
        var nothing = new EventFilter(another, RunState.COMPLETED, "type-1", null, null);

        List<Page<Hit>> pages = pages(nothing);

        assertThat(pages).hasSize(2).allMatch(page -> page.items().isEmpty());
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        var odd = new EventFilter(integration, RunState.COMPLETED, "type-1", null, "T-");

        List<UUID> found = pages(odd).stream()
                .flatMap(page -> page.items().stream())
                .map(Hit::id)
                .toList();

        assertThat(found).hasSize(3_000).doesNotHaveDuplicates();
    }

    @Test
    void findsARareStateInOnePage() {
        assertThat(page(new EventFilter(null, RunState.DISCARDED, "type-0", null, "t-")))
                .satisfies(page -> assertThat(page.items()).hasSize(2))
                .satisfies(page -> assertThat(page.next()).isNull());
    }

    @Test
    void findsRareWordsAndIdsOfOldEventsInOnePage() {
        await().until(() -> tenant.call(() -> jdbc.sql("SELECT count(*) FROM event_search_backlog")
                        .query(Integer.class)
                        .single())
                == 0);

        for (EventFilter filter : List.of(
                new EventFilter(null, null, null, null, "T-5432"),
                new EventFilter(null, RunState.COMPLETED, null, null, "t-5432"),
                new EventFilter(null, null, null, "T-5432", null))) {
            assertThat(page(filter).items()).as(filter.toString()).hasSize(1);
            assertThat(page(filter).next()).isNull();
        }
    }

    /** What a large organization gets; a few hundred events are sorted at the same price. */
    @Test
    void readsWhatItLooksAtInTheOrderOfAnIndex() {
        var all = new EventFilter(integration, RunState.COMPLETED, "type-1", null, "T-");

        assertThat(unsorted(looking(all))).contains("raw_event_of_type").doesNotContain("Sort", "Seq Scan");
        assertThat(unsorted(looking(new EventFilter(null, RunState.COMPLETED, null, null, "T-"))))
                .contains("raw_event_newest")
                .doesNotContain("Sort", "Seq Scan");
    }

    private String unsorted(ListQuery query) {
        return tenant.call(() -> {
            jdbc.sql("SET LOCAL enable_sort = off").update();
            return plan(query);
        });
    }

    private static ListQuery looking(EventFilter filter) {
        return new LookThrough(EventSearch.indexed(filter, new Cursor(Instant.now(), new UUID(0, 0))), 2_000)
                .query(EventSearch.HITS, query -> EventSearch.narrowed(query, filter, null));
    }

    private List<Page<Hit>> pages(EventFilter filter) {
        List<Page<Hit>> pages = new ArrayList<>();
        Cursor after = null;
        do {
            pages.add(page(filter, after));
            after = pages.getLast().next();
        } while (after != null);
        return pages;
    }

    private Page<Hit> page(EventFilter filter) {
        return page(filter, null);
    }

    private Page<Hit> page(EventFilter filter, @Nullable Cursor after) {
        return tenant.call(() -> search.page(filter, after, 100));
    }

    @Override
    protected void insert(TenantOrganization owner, int count) {
        integration = owner.integration("generic");
        another = owner.integration("generic");
        owner.call(() -> jdbc.sql(MANY_EVENTS)
                .param("count", count)
                .param("organization", owner.id())
                .param("integration", integration)
                .update());
    }
}
