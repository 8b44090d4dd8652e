package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.testing.PlansScene;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Asks the planner, as the application's role and behind the isolation of tenants, how it would read 12,000 runs. */
@TestPropertySource(properties = "signalbox.organization-name=Many runs")
class RunPlansTest extends PlansScene {

    private static final String MANY_RUNS = """
            WITH run AS (
                INSERT INTO run (id, organization_id, workflow, workflow_version, subject_type, subject_id, source_id, concurrency_key, state,
                                 outcome, created_at, finished_at)
                SELECT gen_random_uuid(), ?, 'ticket-mapping', 1, 'event', gen_random_uuid(), ?, md5((n % 5000)::text)::uuid,
                    CASE WHEN n % 50 = 0 THEN 'open' ELSE 'completed' END,
                    CASE WHEN n % 50 = 0 THEN NULL ELSE (ARRAY['ticket', 'comment', 'ignored'])[n % 3 + 1] END,
                    now() - n * interval '1 second', CASE WHEN n % 50 = 0 THEN NULL ELSE now() END
                FROM generate_series(1, ?) AS n
                RETURNING *
            )
            INSERT INTO run_queue (run_id, organization_id, subject_type, source_id, concurrency_key, position, state, turn, workflow,
                                   workflow_version, available_at, log_sequence)
            SELECT id, organization_id, subject_type, source_id, concurrency_key, position, 'queued', true, workflow, workflow_version, now(), 1
            FROM run WHERE state = 'open'
            """;

    @Autowired
    private RunSearch search;

    private UUID integration;

    RunPlansTest() {
        super(2_000, 10_000, "signalbox.run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "state = 'completed'",
                "outcome = 'ticket'",
                "source_id = :integration",
                "(created_at, id) < (now(), gen_random_uuid())"
            })
    void readsEachListInTheOrderOfAnIndex(String where) {
        assertThat(plan("SELECT * FROM run WHERE " + where + " ORDER BY created_at DESC, id DESC LIMIT 51"))
                .contains("Index Scan using run_newest")
                .doesNotContain("Sort")
                .doesNotContain("Seq Scan");
    }

    @Test
    void countsHeldRunsByIndex() {
        assertThat(plan(RunStatistics.HELD.replace("?", "ARRAY[:integration]")))
                .doesNotContain("Seq Scan")
                .contains("Index");
    }

    @Test
    void looksThroughOneIndexForWhatNoneHolds() {
        var filter = new RunSearch.Filter(UUID.randomUUID(), RunState.DISCARDED, null);

        assertThat(plan(RunSearch.lookThrough(filter, null, false)
                        .query(RunSearch.SELECT_OF, query -> RunSearch.narrowed(query, filter))))
                .contains("run_newest_by_state")
                .doesNotContain("Sort", "Seq Scan on run r");
    }

    @Test
    void looksAtSoManyRunsForOnePage() {
        var nothing = new RunSearch.Filter(integration, RunState.COMPLETED, "nothing");
        var rare = new RunSearch.Filter(UUID.randomUUID(), RunState.COMPLETED, null);

        assertThat(pages(nothing)).isEqualTo(1);
        assertThat(pages(rare)).isEqualTo(1);
        assertThat(pages(new RunSearch.Filter(integration, RunState.DISCARDED, null)))
                .isEqualTo(1);
        assertThat(pages(new RunSearch.Filter(integration, RunState.DISCARDED, "ticket")))
                .as("3,267 tickets, 2,000 at a time")
                .isEqualTo(2);
    }

    /** Of a list in which there is nothing. */
    private int pages(RunSearch.Filter filter) {
        return tenant.call(() -> {
            int pages = 0;
            Cursor after = null;
            do {
                Page<RunView> page = search.runs(filter, after, 50);
                assertThat(page.items()).isEmpty();
                after = page.next();
                pages++;
            } while (after != null);
            return pages;
        });
    }

    @Override
    protected void insert(TenantOrganization owner, int count) {
        integration = owner.integration("generic");
        owner.call(
                () -> jdbc.sql(MANY_RUNS).params(owner.id(), integration, count).update());
    }

    @Override
    protected String plan(String query) {
        return super.plan(query.replace(":integration", "'" + integration + "'"));
    }
}
