package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.PlansScene;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestPropertySource;

/** Lists of runs that are not over, beside a hundred thousand queued ones of which the planner knows nothing. */
@TestPropertySource(properties = "signalbox.organization-name=Many runs")
class RunQueuePlansTest extends PlansScene {

    private static final String QUEUED = """
            WITH run AS (
                INSERT INTO run (id, organization_id, workflow, workflow_version, subject_type, subject_id, state, created_at)
                SELECT gen_random_uuid(), ?, 'ticket-mapping', 1, 'event', gen_random_uuid(), 'open', now() - n * interval '1 second'
                FROM generate_series(1, ?) AS n
                RETURNING *
            )
            INSERT INTO run_queue (run_id, organization_id, subject_type, position, state, turn, workflow, workflow_version, available_at,
                                   log_sequence)
            SELECT id, organization_id, subject_type, position, 'queued', true, workflow, workflow_version, now(), 1 FROM run
            """;

    RunQueuePlansTest() {
        super(1_000, 100_000, "signalbox.run");
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "QUEUED", "RUNNING", "WAITING"})
    void readsTheNewestByIndexAndTheQueueRunByRun(RunState state) {
        assertThat(planOf(state, false))
                .contains("Index Scan using run_newest")
                .contains("run_queue_pkey")
                .doesNotContain("Sort")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "WAITING"})
    void readsTheFewByTheirOwnIndex(RunState state) {
        assertThat(planOf(state, true)).contains("run_queue_few").doesNotContain("Seq Scan");
    }

    @Test
    void countsTheFewByTheirOwnIndex() {
        assertThat(plan("SELECT count(*) FROM (SELECT FROM run_queue WHERE state = 'waiting' LIMIT 1001) AS found"))
                .contains("run_queue_few")
                .doesNotContain("Seq Scan");
    }

    private String planOf(RunState state, boolean few) {
        return plan(RunSearch.query(new RunSearch.Filter(null, state, null), null, few));
    }

    @Override
    protected void insert(TenantOrganization owner, int count) {
        owner.call(() -> jdbc.sql(QUEUED).params(owner.id(), count).update());
    }
}
