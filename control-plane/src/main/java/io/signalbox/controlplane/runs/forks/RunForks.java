package io.signalbox.controlplane.runs.forks;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.forks.ForkOverrides.Start;
import io.signalbox.controlplane.runs.journal.SealedTexts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Forks of the current organization. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RunForks {

    private final JdbcClient jdbc;
    private final SealedTexts texts;
    private final JsonMapper json;
    private final Clock clock;

    RunForks(JdbcClient jdbc, SealedTexts texts, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    private record Kept(
            UUID runId,
            String subjectType,
            @Nullable String model,
            boolean edited,
            byte @Nullable [] start,
            byte @Nullable [] instructions) {

        static Kept of(Row row) {
            return new Kept(
                    row.uuid("run_id"),
                    row.text("subject_type"),
                    row.textOrNull("model"),
                    row.flag("edited"),
                    row.bytesOrNull("start_mac"),
                    row.bytesOrNull("instructions_mac"));
        }

        List<byte[]> names() {
            List<byte[]> names = new ArrayList<>();
            if (start != null) {
                names.add(start);
            }
            if (instructions != null) {
                names.add(instructions);
            }
            return names;
        }
    }

    /** Keeps a fork whose run is enqueued in the same transaction. */
    public void add(NewFork fork) {
        jdbc.sql("""
                        INSERT INTO run_fork (run_id, organization_id, source_run_id, from_step, subject_type, edited, model, start_mac,
                                              instructions_mac, created_at)
                        VALUES (:run, :organization, :source, :step, :subject, :edited, :model, CAST(:start AS bytea),
                                CAST(:instructions AS bytea), :now)""")
                .param("run", fork.runId())
                .param("organization", Tenant.current())
                .param("source", fork.sourceRunId())
                .param("step", fork.step())
                .param("subject", fork.subjectType())
                .param("edited", fork.edited())
                .param("model", fork.model())
                .param("start", fork.start() == null ? null : texts.keep(json.writeValueAsString(fork.start())))
                .param("instructions", fork.instructions() == null ? null : texts.keep(fork.instructions()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** What those among these runs that are forks are given. */
    public Map<UUID, ForkOverrides> overrides(Collection<UUID> runIds) {
        List<Kept> kept = jdbc.sql("SELECT * FROM run_fork WHERE run_id = ANY (CAST(? AS uuid[]))")
                .param(SqlArray.of(runIds))
                .query(Row.as(Kept::of))
                .list();
        Map<String, String> read =
                texts.read(kept.stream().flatMap(fork -> fork.names().stream()).toList());
        Map<UUID, ForkOverrides> overrides = new HashMap<>();
        kept.forEach(fork -> overrides.put(fork.runId, overrides(fork, read)));
        return overrides;
    }

    private ForkOverrides overrides(Kept fork, Map<String, String> read) {
        String start = text(fork.start, read);
        String instructions = text(fork.instructions, read);
        boolean whole = (fork.start == null || start != null) && (fork.instructions == null || instructions != null);
        return new ForkOverrides(
                fork.subjectType,
                start == null ? null : json.readValue(start, Start.class),
                instructions,
                fork.model,
                whole);
    }

    private static @Nullable String text(byte @Nullable [] name, Map<String, String> read) {
        return name == null ? null : read.get(HexFormat.of().formatHex(name));
    }

    /** What those among these runs that are forks were made from. */
    public Map<UUID, ForkOrigin> origins(Collection<UUID> runIds) {
        Map<UUID, ForkOrigin> origins = new HashMap<>();
        jdbc.sql(
                        "SELECT *, instructions_mac IS NOT NULL AS instructed FROM run_fork WHERE run_id = ANY (CAST(? AS uuid[]))")
                .param(SqlArray.of(runIds))
                .query(Row.each(row -> origins.put(
                        row.uuid("run_id"),
                        new ForkOrigin(
                                row.uuid("source_run_id"),
                                row.integer("from_step"),
                                row.text("subject_type"),
                                row.flag("edited"),
                                row.flag("instructed"),
                                row.textOrNull("model")))));
        return origins;
    }

    /** Ids of the forks of a run, newest first. */
    public List<UUID> of(UUID sourceRunId) {
        return jdbc.sql("SELECT run_id FROM run_fork WHERE source_run_id = ? ORDER BY created_at DESC, run_id DESC")
                .param(sourceRunId)
                .query(UUID.class)
                .list();
    }

    /** How many forks the organization made since then. Nobody else makes one until the transaction ends. */
    public int madeSince(Instant since) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('signalbox.forks/' || ?, 0))")
                .param(Tenant.current().toString())
                .query(rows -> {});
        return jdbc.sql("SELECT count(*) FROM run_fork WHERE organization_id = ? AND created_at >= ?")
                .params(Tenant.current(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Keeps what a fork proposes. */
    public void propose(UUID runId, ForkProposal proposal) {
        jdbc.sql("UPDATE run_fork SET proposal_mac = ? WHERE run_id = ?")
                .params(texts.keep(json.writeValueAsString(proposal)), runId)
                .update();
    }

    /** What a fork proposed; empty where it proposed nothing, or that is not kept any more. */
    public Optional<ForkProposal> proposal(UUID runId) {
        List<byte[]> names = new ArrayList<>();
        jdbc.sql("SELECT proposal_mac FROM run_fork WHERE run_id = ? AND proposal_mac IS NOT NULL")
                .param(runId)
                .query(Row.each(row -> names.add(row.bytes("proposal_mac"))));
        return texts.read(names).values().stream()
                .map(text -> json.readValue(text, ForkProposal.class))
                .findFirst();
    }

    /** Whether a fork proposed anything, kept or not. */
    public boolean hasProposed(UUID runId) {
        return jdbc.sql("SELECT proposal_mac IS NOT NULL FROM run_fork WHERE run_id = ?")
                .param(runId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
