package io.signalbox.controlplane.testing;

/**
 * The rows of tables as two looks compare them. Counters are compared by what they count: folding their deltas goes on in the background and
 * changes rows without changing any number. Two notes are left out, both written at intervals: when rows were last recounted, and signatures of
 * heads of the audit trail, which are compared themselves.
 */
public final class ComparedRows {

    private static final String COUNTERS = """
            (SELECT * FROM signalbox.current_counter WHERE number <> 0)""";

    private static final String COUNTS_OVER_TIME = """
            (SELECT organization_id, subject_type, starts_at, measure, sum(number) AS number FROM (
                SELECT organization_id, subject_type, starts_at, measure, number FROM signalbox.%s
                UNION ALL
                SELECT organization_id, subject_type, %s, measure, number FROM signalbox.counter_delta WHERE span IS NOT NULL) AS summand
            GROUP BY 1, 2, 3, 4)""";

    private static final String NOTHING = "(SELECT * FROM signalbox.%s LIMIT 0)";

    private ComparedRows() {}

    /** @return what to select the rows of the table from */
    public static String of(String table) {
        return switch (table) {
            case "counter" -> COUNTERS;
            case "counter_history" -> COUNTS_OVER_TIME.formatted(table, "span");
            case "counter_minute" -> COUNTS_OVER_TIME.formatted(table, "date_bin('1 minute', span, 'epoch')");
            case "counter_delta", "counter_fold", "recount", "audit_signature" -> NOTHING.formatted(table);
            default -> "signalbox." + table;
        };
    }
}
