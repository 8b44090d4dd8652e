package io.signalbox.controlplane.platform.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.PreparedStatementSetter;

/**
 * Rows as one array parameter for each column, to be read with {@code unnest}: one statement for any number of rows. Parameters are set in the
 * order in which they are named here.
 */
public final class ColumnArrays<T> implements PreparedStatementSetter {

    /**
     * Condition on the ordinality of {@code unnest}, called {@code place}, that every row meets. The planner takes any range of something it
     * knows nothing about for rare. So it expects a single row, and looks up by their keys what the rows are joined with, whatever it believes
     * of that table: never by reading much of it, as it does for many rows while statistics are missing or plans are kept from when the table
     * was small.
     */
    public static final String BY_KEY = "place BETWEEN 1 AND 1000000";

    /** Sets the parameter of this place. */
    private interface Parameter {

        void set(PreparedStatement statement, int place) throws SQLException;
    }

    private final List<T> rows;
    private final List<Parameter> parameters = new ArrayList<>();

    private ColumnArrays(List<T> rows) {
        this.rows = rows;
    }

    public static <T> ColumnArrays<T> of(List<T> rows) {
        return new ColumnArrays<>(rows);
    }

    /** A parameter that is the same for all rows. */
    public ColumnArrays<T> value(Object value) {
        parameters.add((statement, place) -> statement.setObject(place, value));
        return this;
    }

    /** A column of type {@code uuid}. */
    public ColumnArrays<T> ids(Function<T, @Nullable UUID> value) {
        return column("uuid", value);
    }

    /** A column of type {@code text}, or of one that is written as text and cast in the statement. */
    public ColumnArrays<T> texts(Function<T, @Nullable String> value) {
        return column("text", value);
    }

    /** A column of lists of texts, each as the literal of an array, to be cast to {@code text[]} in the statement: rows of an array have one length. */
    public ColumnArrays<T> lists(Function<T, List<String>> value) {
        return texts(row -> literal(value.apply(row)));
    }

    /** A column of type {@code bigint}. */
    public ColumnArrays<T> numbers(Function<T, @Nullable Long> value) {
        return column("bigint", value);
    }

    /** A column of type {@code double precision}. */
    public ColumnArrays<T> decimals(Function<T, Double> value) {
        return column("float8", value);
    }

    /** A column of type {@code timestamptz}. */
    public ColumnArrays<T> times(Function<T, @Nullable Instant> value) {
        return column("timestamptz", value);
    }

    /** A column of type {@code date}. */
    public ColumnArrays<T> dates(Function<T, @Nullable LocalDate> value) {
        return column("date", value);
    }

    /** A column of type {@code boolean}. */
    public ColumnArrays<T> flags(Function<T, Boolean> value) {
        return column("boolean", value);
    }

    /** A column of type {@code bytea}. */
    public ColumnArrays<T> bytes(Function<T, byte @Nullable []> value) {
        byte[] @Nullable [] values = rows.stream().map(value).toArray(byte[][]::new);
        return array("bytea", values);
    }

    private ColumnArrays<T> column(String type, Function<T, ?> value) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int index = 0; index < values.length; index++) {
            Object given = value.apply(rows.get(index));
            values[index] = given == null ? null : given.toString();
        }
        return array(type, values);
    }

    private ColumnArrays<T> array(String type, @Nullable Object[] values) {
        parameters.add((statement, place) ->
                statement.setArray(place, statement.getConnection().createArrayOf(type, values)));
        return this;
    }

    private static String literal(List<String> texts) {
        var literal = new StringBuilder("{");
        for (String text : texts) {
            literal.append(literal.length() == 1 ? "\"" : ",\"")
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }

    @Override
    public void setValues(PreparedStatement statement) throws SQLException {
        setValues(statement, 1);
    }

    /** These columns, followed by those of other rows. */
    public PreparedStatementSetter then(ColumnArrays<?> others) {
        return statement -> {
            setValues(statement, 1);
            others.setValues(statement, 1 + parameters.size());
        };
    }

    private void setValues(PreparedStatement statement, int first) throws SQLException {
        for (int index = 0; index < parameters.size(); index++) {
            parameters.get(index).set(statement, first + index);
        }
    }
}
