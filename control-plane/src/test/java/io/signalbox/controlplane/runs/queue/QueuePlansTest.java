package io.signalbox.controlplane.runs.queue;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.NewRun;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the statements of the queue read, in pages: on a queue that nobody ever analysed, whether it is empty, holds a hundred thousand runs, or
 * is full of dead ones that cannot be swept away.
 */
@TestPropertySource(properties = "signalbox.organization-name=Many runs")
class QueuePlansTest extends QueueScene {

    private static final int MANY = 100_000;
    private static final int BATCH = 32;

    /** A row, its versions, and each of its indexes: generous, and a hundredth of what a scan would read. */
    private static final int PAGES_FOR_ONE = 40;

    private static final Pattern PAGES = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    @Autowired
    private TransactionTemplate transactions;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Test
    void readsNoMoreOfAFullQueueThanOfAnEmptyOne() {
        enqueueAndTake();
        long empty = enqueueAndTake();
        fill(UUID.randomUUID().toString(), "gen_random_uuid()", "queued", MANY);

        assertThat(enqueueAndTake()).isLessThan(empty + BATCH * PAGES_FOR_ONE);
        assertThat(scansOf(() -> {
                    NewRun[] batch = Stream.generate(() -> aRun(workflow, UUID.randomUUID()))
                            .limit(BATCH)
                            .toArray(NewRun[]::new);
                    runs.enqueue(List.of(batch));
                }))
                .isZero();
    }

    @Test
    void settlesAKeyWithoutReadingWhatWaitsBehindIt() {
        UUID key = UUID.randomUUID();
        TakenRun first = takeOnly(queued(key));
        fill(workflow.name(), "CAST('" + key + "' AS uuid)", "waiting", 10_000);
        fill(workflow.name(), "CAST('" + key + "' AS uuid)", "queued", 10_000);

        assertThat(pages("SELECT * FROM settle_turns(ARRAY['%s']::uuid[])".formatted(key)))
                .isLessThan(PAGES_FOR_ONE);
        queue.end(tenant, first);
        assertThat(tenant.<List<Long>>call(
                        () -> jdbc.sql("SELECT position FROM run_queue WHERE concurrency_key = ? AND turn")
                                .param(key)
                                .query(Long.class)
                                .list()))
                .containsExactly(tenant.call(() -> jdbc.sql(
                                "SELECT min(position) FROM run_queue WHERE concurrency_key = ? AND state = 'queued'")
                        .param(key)
                        .query(Long.class)
                        .single()));
    }

    /** Somebody holds a snapshot: no dead row can be removed, and every index leads to all of them. */
    @Test
    void readsNoMoreTheMoreDeadRowsThereAreThatCannotBeRemoved() throws SQLException {
        enqueueAndTake();
        try (Connection snapshot = DriverManager.getConnection(administrator);
                var reading = snapshot.createStatement()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reading.execute("SELECT count(*) FROM signalbox.run_queue");
            fillAndEmpty(10_000);
            long some = enqueueAndTake();
            long last = fillAndEmpty(20_000);

            // Reading what is dead would be hundreds of pages more
            assertThat(enqueueAndTake()).isLessThan(some + 200);
            // A pass steps over them once; the page that goes on where it ended does not
            assertThat(pages(page(last))).isLessThan(PAGES_FOR_ONE);
            assertThat(pages(page(-1))).isGreaterThan(100);
        }
    }

    /** Leaves dead rows only. Returns the position of the last. */
    private long fillAndEmpty(int count) {
        fill(workflow.name(), "gen_random_uuid()", "queued", count);
        return tenant.call(
                () -> jdbc.sql("""
                        WITH gone AS (DELETE FROM run_queue WHERE workflow = ? AND state = 'queued' RETURNING position)
                        SELECT max(position) FROM gone""").param(workflow.name()).query(Long.class).single());
    }

    private String page(long behind) {
        return "SELECT * FROM ready_runs('%s', 1, false, ARRAY['%s']::uuid[], ARRAY[%d]::bigint[], 64, now())"
                .formatted(workflow.name(), tenant.id(), behind);
    }

    /** Pages read to take a batch that was just enqueued. */
    private long enqueueAndTake() {
        NewRun[] batch = Stream.generate(() -> aRun(workflow, UUID.randomUUID()))
                .limit(BATCH)
                .toArray(NewRun[]::new);
        List<UUID> given = queue.enqueue(tenant, batch);
        String sql = """
                SELECT * FROM take_runs(ARRAY[%s]::uuid[], array_fill(false, ARRAY[%d]), false, 'agent', now(), ARRAY['%s'], ARRAY[1])""".formatted(
                String.join(",", given.stream().map(id -> "'" + id + "'").toList()), BATCH, workflow.name());
        long pages = pages(sql);
        assertThat(tenant.<Long>call(
                        () -> jdbc.sql("SELECT count(*) FROM run_queue WHERE run_id = ANY (?) AND state = 'running'")
                                .param(given.toArray(UUID[]::new))
                                .query(Long.class)
                                .single()))
                .isEqualTo(BATCH);
        return pages;
    }

    private long pages(String sql) {
        String plan = Tenant.call(
                tenant.id(),
                () -> transactions.execute(status -> String.join(
                        "\n",
                        jdbc.sql("EXPLAIN (ANALYZE, BUFFERS, TIMING off, SUMMARY off) " + sql)
                                .query(String.class)
                                .list())));
        Matcher found = PAGES.matcher(plan);
        assertThat(found.find()).as(plan).isTrue();
        return number(found.group(1)) + number(found.group(2));
    }

    private static long number(@Nullable String group) {
        return group == null ? 0 : Long.parseLong(group);
    }

    /** Sequential scans of the queue. */
    private long scansOf(Runnable work) {
        return tenant.call(() -> {
            long before = scans();
            work.run();
            return scans() - before;
        });
    }

    private long scans() {
        return jdbc.sql("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'run_queue'")
                .query(Long.class)
                .single();
    }

    private void fill(String name, String key, String state, int count) {
        tenant.call(() -> jdbc.sql("""
                        INSERT INTO run_queue (run_id, organization_id, subject_type, concurrency_key, position, state, turn, workflow,
                                               workflow_version, available_at, log_sequence)
                        SELECT gen_random_uuid(), ?, 'text', %s, nextval('run_position_seq'), ?, ?, ?, 1, now(), 1
                        FROM generate_series(1, ?)""".formatted(key))
                .params(tenant.id(), state, state.equals("queued") && key.startsWith("gen"), name, count)
                .update());
    }
}
