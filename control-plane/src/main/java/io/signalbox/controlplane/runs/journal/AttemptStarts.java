package io.signalbox.controlplane.runs.journal;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.journal.Blobs.Sealed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes which attempts begin, and with what: one statement for any number. Most attempts of a source share their input, which is stored once. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AttemptStarts {

    /** Inputs that are there and stay long enough are not touched: many transactions at once have the same ones. */
    private static final String START = """
            WITH common AS (
                SELECT CAST(? AS uuid) AS organization_id, CAST(? AS timestamptz) AS now, CAST(? AS timestamptz) AS until
            ), kept AS (
                INSERT INTO blob (organization_id, mac, sealed, expires_at)
                SELECT common.organization_id, given.mac, given.sealed, common.until
                FROM unnest(?, ?) AS given (mac, sealed) CROSS JOIN common
                WHERE NOT EXISTS (
                    SELECT FROM blob known WHERE known.organization_id = common.organization_id AND known.mac = given.mac
                        AND known.expires_at >= common.until - interval '1 day')
                ORDER BY given.mac
                ON CONFLICT (organization_id, mac) DO UPDATE SET expires_at = greatest(blob.expires_at, excluded.expires_at)
            )
            INSERT INTO run_event (run_id, sequence, organization_id, type, at, data, input_mac)
            SELECT run_id, sequence, common.organization_id, 'run.started', common.now,
                jsonb_strip_nulls(jsonb_build_object('attempt', attempt, 'resumed_from', CASE WHEN from_attempt IS NOT NULL
                    THEN jsonb_build_object('attempt', from_attempt, 'step', from_step) END)), input_mac
            FROM unnest(?, ?, ?, ?, ?, ?) AS started (run_id, sequence, attempt, from_attempt, from_step, input_mac) CROSS JOIN common""";

    private final JdbcTemplate jdbc;
    private final Blobs blobs;
    private final Clock clock;

    AttemptStarts(JdbcTemplate jdbc, Blobs blobs, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Of the current tenant. */
    public void note(List<StartedAttempt> starts) {
        Map<String, Sealed> inputs = new HashMap<>();
        for (StartedAttempt start : starts) {
            if (start.input() != null) {
                inputs.computeIfAbsent(start.input(), blobs::sealed);
            }
        }
        jdbc.update(
                START,
                ColumnArrays.of(List.copyOf(inputs.values()))
                        .value(Tenant.current())
                        .value(Timestamp.from(clock.instant()))
                        .value(blobs.until())
                        .bytes(Sealed::mac)
                        .bytes(Sealed::bytes)
                        .then(columns(starts, inputs)));
    }

    private static ColumnArrays<StartedAttempt> columns(List<StartedAttempt> starts, Map<String, Sealed> inputs) {
        return ColumnArrays.of(starts)
                .ids(StartedAttempt::runId)
                .numbers(StartedAttempt::logSequence)
                .numbers(start -> (long) start.attempt())
                .numbers(start ->
                        start.resumed() == null ? null : (long) start.resumed().attempt())
                .numbers(start ->
                        start.resumed() == null ? null : number(start.resumed().step()))
                .bytes(start -> mac(start, inputs));
    }

    private static byte @Nullable [] mac(StartedAttempt start, Map<String, Sealed> inputs) {
        return start.input() == null
                ? null
                : Objects.requireNonNull(inputs.get(start.input())).mac();
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : value.longValue();
    }
}
