package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.persistence.MigratedDatabase;
import io.signalbox.controlplane.testing.FreshServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Takes over what the last version stored in which a run was always about an event; resources/upgrade/README.md says how that was made. */
class RunUpgradeTest {

    private static final String BEFORE = "20261121220000";
    private static final String STORED = "upgrade/runs-of-events-20261121220000.sql.gz";

    private static JdbcClient jdbc;
    private static List<Map<String, Object>> positions;
    private static List<Map<String, Object>> externalIds;

    @BeforeAll
    static void upgrade() throws IOException {
        String url =
                FreshServices.createDatabase("test_" + ProcessHandle.current().pid() + "_upgrade_of_runs");
        MigratedDatabase.migrate(url, FreshServices.MASTER_KEY, BEFORE);
        var database = new SimpleDriverDataSource(new Driver(), url + "&currentSchema=signalbox");
        jdbc = JdbcClient.create(database);
        try (var stored = new GZIPInputStream(new ClassPathResource(STORED).getInputStream())) {
            String statements = new String(stored.readAllBytes(), StandardCharsets.UTF_8);
            new JdbcTemplate(database).execute(statements);
        }
        positions = rows("SELECT id, position FROM run ORDER BY id");
        externalIds = rows("SELECT id, integration_id, external_id FROM run");
        MigratedDatabase.migrate(url, FreshServices.MASTER_KEY);
    }

    @Test
    void keepsEachRunInItsStateAndRunningOnesAsQueued() {
        assertThat(rows("""
                SELECT o.name || ' ' || coalesce(q.state, r.state) AS state, count(*) AS runs
                FROM run r JOIN organization o ON o.id = r.organization_id LEFT JOIN run_queue q ON q.run_id = r.id
                GROUP BY 1 ORDER BY 1"""))
                .extracting(row -> row.get("state") + " " + row.get("runs"))
                .containsExactly(
                        "Upgrade one completed 3",
                        "Upgrade one dead_lettered 2",
                        "Upgrade one discarded 1",
                        "Upgrade one held 2",
                        "Upgrade one queued 9",
                        "Upgrade two completed 1",
                        "Upgrade two queued 1");
        assertThat(count("SELECT count(*) FROM run r FULL JOIN run_queue q ON q.run_id = r.id"
                        + " WHERE (coalesce(r.state, '') = 'open') <> (q.run_id IS NOT NULL)"))
                .isZero();
    }

    @Test
    void conservesEveryEvent() {
        assertThat(rows("""
                SELECT organization_id FROM conservation_by_organization()
                GROUP BY organization_id
                HAVING sum(events) FILTER (WHERE state IS NULL) IS DISTINCT FROM sum(events) FILTER (WHERE state IS NOT NULL)""")).isEmpty();
        assertThat(count("SELECT count(*) FROM raw_event"))
                .isEqualTo(count("SELECT count(*) FROM run"))
                .isEqualTo(19);
    }

    @Test
    void fillsCountersWithWhatTheRowsSay() {
        String counted = """
                SELECT organization_id, measure, outcome, number FROM current_counter""";
        String stored = """
                SELECT r.organization_id, coalesce(q.state, r.state) AS measure, coalesce(r.outcome, '') AS outcome, count(*) AS number
                FROM run r LEFT JOIN run_queue q ON q.run_id = r.id GROUP BY 1, 2, 3
                UNION ALL SELECT organization_id, 'accepted', '', count(*) FROM raw_event GROUP BY 1
                UNION ALL SELECT organization_id, 'repeated', '', sum(duplicates) FROM event_delivery GROUP BY 1 HAVING sum(duplicates) > 0""";

        assertThat(rows(counted)).isNotEmpty();
        assertThat(rows("(" + stored + ") EXCEPT " + counted)).isEmpty();
        assertThat(rows(counted + " EXCEPT (" + stored + ")")).isEmpty();
    }

    @Test
    void keepsPositionsAndGivesTheTurnToTheFirstOfEachKey() {
        assertThat(rows("SELECT id, position FROM run ORDER BY id")).isEqualTo(positions);
        assertThat(
                        count(
                                "SELECT count(*) FROM run r JOIN run_queue q ON q.run_id = r.id WHERE q.position <> r.position"))
                .isZero();
        assertThat(count("""
                SELECT count(*) FROM run_queue q
                WHERE q.turn <> (q.position = (SELECT min(position) FROM run_queue o WHERE o.concurrency_key = q.concurrency_key))""")).isZero();
        assertThat(count("SELECT nextval('run_position_seq')")).isGreaterThan(count("SELECT max(position) FROM run"));
    }

    @Test
    void computesKeysAsNewRunsDo() {
        for (Map<String, Object> run : externalIds) {
            UUID key = ConcurrencyKey.of((UUID) run.get("integration_id"), (String) run.get("external_id"));
            assertThat(jdbc.sql("SELECT concurrency_key FROM run WHERE id = ?")
                            .param(run.get("id"))
                            .query(UUID.class)
                            .single())
                    .isEqualTo(key);
        }
        assertThat(externalIds).extracting(run -> run.get("external_id")).contains("Größe 中/ü-1");
        assertThat(
                        count(
                                "SELECT count(*) FROM run_queue q JOIN run r ON r.id = q.run_id WHERE q.concurrency_key <> r.concurrency_key"))
                .isZero();
    }

    @Test
    void queuesWhatRanWithoutCountingIt() {
        List<Map<String, Object>> interrupted = rows("""
                SELECT q.state, q.attempt, q.failures, q.lease_owner, q.available_at <= now() AS due
                FROM run_queue q JOIN run_event e ON e.run_id = q.run_id AND e.sequence = q.log_sequence
                WHERE e.type = 'run.retrying' AND e.data ->> 'failure' LIKE '%upgraded%' AND e.data ->> 'counted' = 'false'""");

        assertThat(interrupted).hasSize(2).allSatisfy(run -> assertThat(run)
                .containsEntry("state", "queued")
                .containsEntry("attempt", 1)
                .containsEntry("failures", 0)
                .containsEntry("lease_owner", null)
                .containsEntry("due", true));
        assertThat(count("SELECT count(*) FROM run_checkpoint")).isZero();
    }

    @Test
    void keepsWhatWasCountedAndWhenARunIsTriedAgain() {
        assertThat(rows("""
                SELECT q.attempt, q.failures, q.last_failure, r.prompt_tokens FROM run_queue q JOIN run r ON r.id = q.run_id
                WHERE q.failures > 0""")).singleElement().satisfies(run -> assertThat(run)
                .containsEntry("attempt", 1)
                .containsEntry("failures", 1)
                .containsEntry("last_failure", "model_timeout: too slow")
                .containsEntry("prompt_tokens", 5));
    }

    @Test
    void goesOnWithEachLog() {
        assertThat(count("""
                SELECT count(*) FROM run r LEFT JOIN run_queue q ON q.run_id = r.id
                WHERE coalesce(q.log_sequence, r.log_sequence) <> (SELECT max(sequence) FROM run_event e WHERE e.run_id = r.id)""")).isZero();
    }

    @Test
    void movesOutcomesToEvents() {
        assertThat(rows("""
                SELECT o.kind, o.ticket_outcome, o.reason, o.notes::text AS notes, o.ticket_id::text AS ticket, r.outcome, r.rounds
                FROM event_outcome o JOIN run r ON r.id = o.run_id AND r.subject_id = o.event_id AND r.source_id = o.integration_id
                ORDER BY r.position"""))
                .extracting(row -> row.get("kind") + " " + row.get("ticket_outcome") + " " + row.get("reason"))
                .containsExactly(
                        "ticket created null",
                        "comment updated null",
                        "ignored null Not a ticket.",
                        "ignored null Not a ticket.");
        assertThat(rows("SELECT notes::text AS notes, ticket_id FROM event_outcome WHERE kind = 'ticket'"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("ticket_id", new UUID(7, 1))
                        .extractingByKey("notes")
                        .asString()
                        .contains("Two labels were left out."));
        assertThat(
                        count(
                                "SELECT count(*) FROM run WHERE state = 'completed' AND result ->> 'reason' IS NULL AND result ->> 'ticket_id' IS NULL"))
                .isZero();
    }

    @Test
    void leavesDeadLettersToTheirRuns() {
        assertThat(rows("""
                SELECT l.state AS letter, coalesce(q.state, r.state) AS run FROM dead_letter l JOIN run r ON r.id = l.run_id
                LEFT JOIN run_queue q ON q.run_id = r.id ORDER BY r.position"""))
                .extracting(row -> row.get("letter") + " " + row.get("run"))
                .containsExactly("open dead_lettered", "retried queued", "discarded discarded", "open dead_lettered");
    }

    private static List<Map<String, Object>> rows(String sql) {
        return jdbc.sql(sql).query().listOfRows();
    }

    private static long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
