package io.signalbox.controlplane.runs.journal;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The recordings of runs. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RunJournal {

    private static final String APPEND = """
            INSERT INTO run_journal (run_id, attempt, sequence, organization_id, step, kind, call_key, result, blob_mac)
            SELECT run_id, attempt, sequence, CAST(? AS uuid), step, kind, call_key, result, blob_mac
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS given (run_id, attempt, sequence, step, kind, call_key, result, blob_mac)
            ON CONFLICT (run_id, attempt, sequence) DO NOTHING
            RETURNING run_id, attempt, sequence""";

    private final JdbcTemplate jdbc;
    private final Blobs blobs;

    RunJournal(JdbcTemplate jdbc, Blobs blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    private record Named(JournalEntry entry, byte[] mac) {}

    /** Which entry, of which attempt. */
    public record Place(UUID runId, int attempt, int sequence) {}

    /** Keeps entries. Answers those that were not kept before. */
    public List<Place> append(List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<byte[]> macs =
                blobs.store(entries.stream().map(JournalEntry::value).toList());
        List<Named> named = new ArrayList<>(entries.size());
        for (int index = 0; index < macs.size(); index++) {
            named.add(new Named(entries.get(index), macs.get(index)));
        }
        return jdbc.query(
                APPEND,
                ColumnArrays.of(named)
                        .value(Tenant.current())
                        .ids(row -> row.entry.runId())
                        .numbers(row -> (long) row.entry.attempt())
                        .numbers(row -> (long) row.entry.sequence())
                        .texts(row -> Jsonb.clean(row.entry.step()))
                        .texts(row -> Jsonb.clean(row.entry.kind()))
                        .texts(row -> Jsonb.clean(row.entry.key()))
                        .texts(row -> row.entry.result())
                        .bytes(Named::mac),
                Row.as(row -> new Place(row.uuid("run_id"), row.integer("attempt"), row.integer("sequence"))));
    }

    /** Those of these entries that are kept. */
    public List<Place> known(List<Place> places) {
        return jdbc.query(
                """
                SELECT j.run_id, j.attempt, j.sequence FROM run_journal j
                JOIN unnest(?, ?, ?) AS given (run_id, attempt, sequence) USING (run_id, attempt, sequence)""",
                ColumnArrays.of(places)
                        .ids(Place::runId)
                        .numbers(place -> (long) place.attempt())
                        .numbers(place -> (long) place.sequence()),
                Row.as(row -> new Place(row.uuid("run_id"), row.integer("attempt"), row.integer("sequence"))));
    }

    private record Stored(RecordedCall call, byte[] mac) {}

    /** Everything recorded of a run, attempt by attempt. */
    public List<RecordedCall> read(UUID runId) {
        List<Stored> stored = jdbc.query(
                "SELECT * FROM run_journal WHERE run_id = ? ORDER BY attempt, sequence",
                Row.as(row -> new Stored(call(row, null), row.bytes("blob_mac"))),
                runId);
        Map<String, String> values = blobs.read(stored.stream().map(Stored::mac).toList());
        return stored.stream()
                .map(row -> with(row.call, values.get(HexFormat.of().formatHex(row.mac))))
                .toList();
    }

    private static RecordedCall call(Row row, @Nullable String value) {
        return new RecordedCall(
                row.integer("attempt"),
                row.integer("sequence"),
                row.text("step"),
                row.text("kind"),
                row.text("call_key"),
                row.text("result"),
                value);
    }

    private static RecordedCall with(RecordedCall call, @Nullable String value) {
        return new RecordedCall(
                call.attempt(), call.sequence(), call.step(), call.kind(), call.key(), call.result(), value);
    }
}
