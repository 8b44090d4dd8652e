package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statement behind a list. Conditions are added only where something was asked for, so that the planner sees each list as it is and picks
 * the index made for it. Values are named parameters.
 */
public final class ListQuery {

    private final String select;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private String order = "";

    private ListQuery(String select) {
        this.select = select;
    }

    /** @param select all that comes before WHERE */
    public static ListQuery of(String select) {
        return new ListQuery(select);
    }

    /** What is always asked. */
    public ListQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Left out without a value: null or an empty collection. */
    public ListQuery where(String condition, String name, @Nullable Object value) {
        if (value == null || value instanceof Collection<?> several && several.isEmpty()) {
            return this;
        }
        parameters.put(name, value);
        return where(condition);
    }

    /** Left out without a value. */
    public <T> ListQuery where(String condition, String name, @Nullable T value, Function<T, ?> parameter) {
        return value == null ? this : where(condition, name, parameter.apply(value));
    }

    /** Behind the cursor, sorted by these two columns, both falling. */
    public ListQuery newestFirst(String time, String id, @Nullable Cursor after) {
        return behind("(%s, %s) < (:cursor_at, :cursor_id)".formatted(time, id), after)
                .orderBy("%s DESC, %s DESC".formatted(time, id));
    }

    /** Behind the cursor, sorted by these two columns, both rising. */
    public ListQuery oldestFirst(String time, String id, @Nullable Cursor after) {
        return behind("(%s, %s) > (:cursor_at, :cursor_id)".formatted(time, id), after)
                .orderBy("%s, %s".formatted(time, id));
    }

    public ListQuery orderBy(String columns) {
        order = " ORDER BY " + columns;
        return this;
    }

    /** Reads one row more than the limit, to know of a next page. */
    public <T> Page<T> page(JdbcClient jdbc, int limit, Function<Row, T> reading, Function<T, Cursor> cursor) {
        return Page.of(list(jdbc, limit + 1, reading), limit, cursor);
    }

    public <T> List<T> list(JdbcClient jdbc, int most, Function<Row, T> reading) {
        return jdbc.sql(sql())
                .params(parameters)
                .param("most", most)
                .query(Row.as(reading))
                .list();
    }

    /** With the parameters, and {@code :most} for the number of rows. */
    public String sql() {
        return sql("most");
    }

    /** @param most name of the parameter for the number of rows */
    String sql(String most) {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return select + where + order + " LIMIT :" + most;
    }

    ListQuery parameters(Map<String, Object> more) {
        parameters.putAll(more);
        return this;
    }

    ListQuery parameter(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    private ListQuery behind(String condition, @Nullable Cursor after) {
        if (after != null) {
            parameters.put("cursor_at", Timestamp.from(after.at()));
            parameters.put("cursor_id", after.id());
            conditions.add(condition);
        }
        return this;
    }
}
