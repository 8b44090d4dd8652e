package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A list by conditions that no index holds together. Of rows that an index holds in the order of the list so many are looked at; a page may
 * hold fewer than it could, even none, and say where to go on. So each page costs about the same, however rare what it looks for is.
 */
public final class LookThrough {

    private static final String BOUND = "looked_at";

    private final ListQuery rows;
    private final int bound;

    /**
     * @param rows all that an index gives in the order of the list, behind the cursor
     * @param bound how many of them are looked at
     */
    public LookThrough(ListQuery rows, int bound) {
        this.rows = rows;
        this.bound = bound;
    }

    /**
     * The next page.
     *
     * @param select all that comes before WHERE, with {@code %s} for the rows that are looked at
     * @param narrowing adds the other conditions, and the order again
     */
    public <T> Page<T> page(
            JdbcClient jdbc,
            String select,
            UnaryOperator<ListQuery> narrowing,
            int limit,
            Function<Row, T> reading,
            Function<T, Cursor> cursor,
            Function<Row, Cursor> end) {
        Page<T> page = query(select, narrowing).page(jdbc, limit, reading, cursor);
        return page.next() == null ? new Page<>(page.items(), end(jdbc, end)) : page;
    }

    /** The statement behind a page. */
    public ListQuery query(String select, UnaryOperator<ListQuery> narrowing) {
        return narrowing.apply(ListQuery.of(select.formatted("(" + rows.sql(BOUND) + ")"))
                .parameters(rows.parameters())
                .parameter(BOUND, bound));
    }

    /** The last row that is looked at; null when there are fewer. */
    private @Nullable Cursor end(JdbcClient jdbc, Function<Row, Cursor> cursor) {
        return jdbc.sql(rows.sql("one") + " OFFSET :passed")
                .params(rows.parameters())
                .param("one", 1)
                .param("passed", bound - 1)
                .query(Row.as(cursor))
                .optional()
                .orElse(null);
    }
}
