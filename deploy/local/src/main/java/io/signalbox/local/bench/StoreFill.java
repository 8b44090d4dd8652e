package io.signalbox.local.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Fills the store with what the product would have written: it takes the events that the product has just processed as a pattern and writes
 * all their rows again, many times, under other ids and at earlier times.
 */
final class StoreFill {

    /** In an order that foreign keys allow. */
    private static final List<String> TABLES = List.of(
            "raw_event",
            "event_delivery",
            "run",
            "event_outcome",
            "run_event",
            "run_step",
            "run_journal",
            "dead_letter",
            "external_id_alias",
            "ticket",
            "ticket_activity",
            "ticket_comment");

    /** A commit for so many events: long transactions would keep the server from tidying up behind itself. */
    private static final int EVENTS_PER_COMMIT = 10_000;

    /** Seconds between two copies of the pattern. */
    private static final int SECONDS_APART = 5;

    /** What becomes of each column in the copy of number {@code n}; the pattern is {@code p}. */
    private static final String EXPRESSIONS = """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
                string_agg(CASE
                    WHEN attname IN ('id', 'event_id', 'run_id', 'subject_id', 'ticket_id', 'dead_letter_id') THEN format('pg_temp.copied_id(p.%%I, n)', attname)
                    WHEN attname IN ('delivery_id', 'external_id', 'parent_external_id', 'alias') THEN format('p.%%I || ''~'' || n', attname)
                    WHEN atttypid = 'timestamptz'::regtype THEN format('p.%%I - n * interval ''%2$d seconds''', attname)
                    ELSE format('p.%%I', attname) END, ', ' ORDER BY attnum)
            FROM pg_attribute
            WHERE attrelid = '%1$s'::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''
            """;

    /** Ordered by time as those of the product, and the same wherever a row refers to another. */
    private static final String COPIED_ID = """
            CREATE OR REPLACE FUNCTION pg_temp.copied_id(id uuid, n integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
                SELECT (lpad(to_hex(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint - n * %d000), 12, '0')
                    || '7' || substr(md5(id::text || n), 1, 3) || '8' || substr(md5(id::text || n), 5, 15))::uuid
            $$""".formatted(SECONDS_APART);

    private final BenchDatabase database;
    private final Report report;

    StoreFill(BenchDatabase database, Report report) {
        this.database = database;
        this.report = report;
    }

    /**
     * Writes copies of all events in the store until there are about {@code events}.
     *
     * @return how many there are then
     */
    long fill(int events) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        long pattern = database.number("SELECT count(*) FROM raw_event");
        int copies = Math.toIntExact(events / pattern);
        int step = Math.toIntExact(Math.max(1, EVENTS_PER_COMMIT / pattern));
        database.execute(COPIED_ID);
        for (String table : TABLES) {
            database.execute("CREATE TEMPORARY TABLE pattern_%1$s AS SELECT * FROM %1$s".formatted(table));
        }
        for (int first = 1; first <= copies; first += step) {
            copy(first, Math.min(copies, first + step - 1));
        }
        database.awaitSearch();
        for (String table : TABLES) {
            database.execute("VACUUM ANALYZE " + table);
        }
        long stored = database.number("SELECT count(*) FROM raw_event");
        report.duration("filled the store", Duration.ofNanos(System.nanoTime() - began), stored + " events in it");
        return stored;
    }

    private void copy(int first, int last) throws SQLException {
        StringBuilder sql = new StringBuilder("BEGIN;\n");
        for (String table : TABLES) {
            BenchDatabase.Pair columns = database.pair(EXPRESSIONS.formatted(table, SECONDS_APART));
            sql.append("INSERT INTO %s (%s) SELECT %s FROM generate_series(%d, %d) AS n CROSS JOIN pattern_%s AS p;\n"
                    .formatted(table, columns.first(), columns.second(), first, last, table));
        }
        database.execute(sql.append("COMMIT").toString());
    }
}
