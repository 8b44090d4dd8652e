package io.signalbox.controlplane.runs.agents;

import static java.util.stream.Collectors.toSet;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of agent processes; they belong to no organization. */
@Component
class AgentRepository {

    /** An agent that comes back after its lease ran out begins anew: what it named before was taken from it. */
    private static final String SEEN = """
            INSERT INTO agent_instance (id, build, started_at, seen_at, lease_until, workflows, named, named_at)
            VALUES (:id, :build, :started, :now, :until, CAST(:workflows AS jsonb), CAST(:named AS uuid[]), :namedAt)
            ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, lease_until = greatest(agent_instance.lease_until, excluded.lease_until),
                workflows = excluded.workflows, expired_at = NULL""";

    private static final String NAMING = SEEN + """
            , named = excluded.named, named_at = excluded.named_at, unnamed = ARRAY(
                    SELECT unnest(agent_instance.unnamed || agent_instance.named) EXCEPT SELECT unnest(excluded.named))""";

    private final JdbcClient jdbc;
    private final Jsonb jsonb;

    AgentRepository(JdbcClient jdbc, Jsonb jsonb) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
    }

    /** An agent as it was last seen. */
    record Stored(String id, Instant leaseUntil, boolean expired, Instant namedAt, Set<UUID> named, Set<UUID> unnamed) {

        static Stored of(Row row) {
            return new Stored(
                    row.text("id"),
                    row.instant("lease_until"),
                    row.flag("expired"),
                    row.instant("named_at"),
                    ids(row, "named"),
                    ids(row, "unnamed"));
        }

        private static Set<UUID> ids(Row row, String column) {
            return row.texts(column).stream().map(UUID::fromString).collect(toSet());
        }
    }

    /** Prolongs the lease, and leaves what it named as it was. */
    void seen(AgentProcess agent, Instant now, Instant until) {
        write(SEEN, agent, List.of(), Instant.EPOCH, now, until);
    }

    /** Prolongs the lease, and notes what the agent names now. */
    void named(AgentProcess agent, Collection<UUID> runIds, Instant now, Instant until) {
        write(NAMING, agent, runIds, now, now, until);
    }

    private void write(
            String sql, AgentProcess agent, Collection<UUID> named, Instant namedAt, Instant now, Instant until) {
        jdbc.sql(sql)
                .param("id", agent.id())
                .param("build", agent.build())
                .param("started", Timestamp.from(agent.startedAt()))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .param("workflows", jsonb.write(agent.served()))
                .param("named", SqlArray.of(named))
                .param("namedAt", Timestamp.from(namedAt))
                .update();
    }

    List<OverAttempt> over(String agentId, List<HeldAttempt> held) {
        return jdbc.sql(
                        "SELECT run_id, attempt, cancelled FROM attempts_over(?, CAST(? AS uuid[]), CAST(? AS integer[]))")
                .params(
                        agentId,
                        SqlArray.of(held.stream().map(HeldAttempt::runId).toList()),
                        held.stream()
                                .map(HeldAttempt::attempt)
                                .toList()
                                .toString()
                                .replace('[', '{')
                                .replace(']', '}'))
                .query(Row.as(
                        row -> new OverAttempt(row.uuid("run_id"), row.integer("attempt"), row.flag("cancelled"))))
                .list();
    }

    /** Every process that is known. */
    List<Stored> all() {
        return jdbc.sql("""
                        SELECT id, lease_until, expired_at IS NOT NULL AS expired, greatest(named_at, 'epoch') AS named_at, CAST(named AS text[]) AS named,
                               CAST(unnamed AS text[]) AS unnamed
                        FROM agent_instance""").query(Row.as(Stored::of)).list();
    }

    /** Those whose lease runs, by id. */
    List<ServingAgent> serving(Instant now) {
        return jdbc.sql("SELECT id, build, workflows FROM agent_instance WHERE lease_until >= ? ORDER BY id")
                .param(Timestamp.from(now))
                .query(Row.as(row -> new ServingAgent(
                        row.text("id"), row.text("build"), row.value("workflows", ServingAgent::served))))
                .list();
    }

    /** These were looked at. */
    void clearUnnamed(String agentId, Collection<UUID> runIds) {
        jdbc.sql("""
                        UPDATE agent_instance SET unnamed = ARRAY(SELECT unnest(unnamed) EXCEPT SELECT unnest(CAST(? AS uuid[])))
                        WHERE id = ?""").params(SqlArray.of(runIds), agentId).update();
    }

    /** Its attempts were taken from it; unless it was seen meanwhile. */
    void expired(String agentId, Instant now) {
        jdbc.sql(
                        "UPDATE agent_instance SET expired_at = :now, named = '{}', unnamed = '{}' WHERE id = :id AND lease_until < :now")
                .param("now", Timestamp.from(now))
                .param("id", agentId)
                .update();
    }

    void forget(Instant seenBefore) {
        jdbc.sql("DELETE FROM agent_instance WHERE seen_at < ? AND expired_at IS NOT NULL")
                .param(Timestamp.from(seenBefore))
                .update();
    }
}
