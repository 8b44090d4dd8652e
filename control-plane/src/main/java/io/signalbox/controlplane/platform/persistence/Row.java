package io.signalbox.controlplane.platform.persistence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.InvalidResultSetAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;

/**
 * One row of a result, read by the names of its columns. A method without {@code OrNull} refuses a null with
 * {@link DataRetrievalFailureException}; a column that is not there, or of another type, is an {@link InvalidResultSetAccessException}.
 */
public final class Row {

    private final ResultSet columns;

    private Row(ResultSet columns) {
        this.columns = columns;
    }

    /** For statements that answer what each row is read as. */
    public static <T> RowMapper<T> as(Function<Row, T> reading) {
        return (columns, number) -> reading.apply(new Row(columns));
    }

    /** For statements whose rows are taken one by one. */
    public static RowCallbackHandler each(Consumer<Row> taking) {
        return columns -> taking.accept(new Row(columns));
    }

    public String text(String column) {
        return required(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> columns.getString(column));
    }

    /** An array of texts. */
    public List<String> texts(String column) {
        Array texts = required(column, read(() -> columns.getArray(column)));
        return List.of((String[]) read(texts::getArray));
    }

    /** Whatever a text stands for: an enum constant, a JSON object. */
    public <T> T value(String column, Function<String, T> meaning) {
        return meaning.apply(text(column));
    }

    public <T> @Nullable T valueOrNull(String column, Function<String, T> meaning) {
        String text = textOrNull(column);
        return text == null ? null : meaning.apply(text);
    }

    public UUID uuid(String column) {
        return required(column, uuidOrNull(column));
    }

    public @Nullable UUID uuidOrNull(String column) {
        return read(() -> columns.getObject(column, UUID.class));
    }

    public Instant instant(String column) {
        return required(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        Timestamp time = read(() -> columns.getTimestamp(column));
        return time == null ? null : time.toInstant();
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return read(() -> columns.getObject(column, LocalDate.class));
    }

    public int integer(String column) {
        return primitive(column, () -> columns.getInt(column));
    }

    public long number(String column) {
        return primitive(column, () -> columns.getLong(column));
    }

    public double decimal(String column) {
        return primitive(column, () -> columns.getDouble(column));
    }

    public boolean flag(String column) {
        return primitive(column, () -> columns.getBoolean(column));
    }

    public byte[] bytes(String column) {
        return required(column, bytesOrNull(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> columns.getBytes(column));
    }

    /** The driver reads null as zero. */
    private <T> T primitive(String column, Reading<T> reading) {
        T value = read(reading);
        return required(column, read(columns::wasNull) ? null : value);
    }

    private static <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw new DataRetrievalFailureException("Column " + column + " is null");
        }
        return value;
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException unreadable) {
            throw new InvalidResultSetAccessException(unreadable);
        }
    }

    private interface Reading<T extends @Nullable Object> {

        T read() throws SQLException;
    }
}
