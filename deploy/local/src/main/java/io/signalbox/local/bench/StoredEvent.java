package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an event as intake wrote them, to be written again under other ids. Read from the database, so that they are the same rows
 * whatever intake comes to write.
 */
record StoredEvent(List<Row> rows) {

    /** Each table that intake writes to, in the order of its foreign keys, and the condition for the rows of an event. */
    private static final List<Table> TABLES = List.of(
            new Table("event_delivery", "event_id = ?"),
            new Table("raw_event", "id = ?"),
            new Table("run", "subject_id = ?"),
            new Table("run_queue", "run_id = (SELECT id FROM run WHERE subject_id = ?)"),
            new Table("run_event", "run_id = (SELECT id FROM run WHERE subject_id = ?)"));

    private record Table(String name, String condition) {}

    /** A row as texts by column; the database reads them back by the column's type. */
    private record Row(Table table, Map<String, @Nullable String> values, Map<String, String> types) {}

    /** The last queued event of an integration. */
    static StoredEvent lastOf(BenchDatabase database, UUID integrationId) throws Exception {
        try (Connection connection = database.connect()) {
            UUID eventId = lastEvent(connection, integrationId);
            List<Row> rows = new ArrayList<>();
            for (Table table : TABLES) {
                rows.addAll(rows(connection, table, eventId));
            }
            return new StoredEvent(rows);
        }
    }

    private static UUID lastEvent(Connection connection, UUID integrationId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT subject_id FROM run JOIN run_queue ON run_id = id"
                        + " WHERE run.source_id = ? AND run_queue.state = 'queued' ORDER BY run.position DESC LIMIT 1")) {
            select.setObject(1, integrationId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Refusal("no event is queued that the reference could repeat");
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static List<Row> rows(Connection connection, Table table, UUID eventId) throws SQLException {
        Map<String, String> types = columns(connection, table);
        try (PreparedStatement select = connection.prepareStatement("SELECT " + String.join("::text, ", types.keySet())
                + "::text FROM " + table.name + " WHERE " + table.condition)) {
            select.setObject(1, eventId);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Map<String, @Nullable String> values = new TreeMap<>();
                    for (String column : types.keySet()) {
                        values.put(column, row.getString(column));
                    }
                    rows.add(new Row(table, values, types));
                }
            }
            return rows;
        }
    }

    /** The columns that an insert names, with their types: not those the database fills by itself. */
    private static Map<String, String> columns(Connection connection, Table table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''
                """)) {
            select.setString(1, table.name);
            Map<String, String> columns = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    columns.put(row.getString(1), row.getString(2));
                }
            }
            return columns;
        }
    }

    /** One statement for each row, in an order that foreign keys allow. */
    List<Insert> prepare(Connection connection) throws SQLException {
        List<Insert> inserts = new ArrayList<>();
        for (Row row : rows) {
            inserts.add(new Insert(row, connection));
        }
        return inserts;
    }

    /** Repeats one row. */
    static final class Insert implements AutoCloseable {

        private final Row row;
        private final PreparedStatement statement;

        private Insert(Row row, Connection connection) throws SQLException {
            this.row = row;
            String places =
                    row.types.values().stream().map(type -> "?::" + type).collect(Collectors.joining(", "));
            this.statement = connection.prepareStatement("INSERT INTO " + row.table.name + " ("
                    + String.join(", ", row.types.keySet()) + ") VALUES (" + places + ")");
        }

        void execute(UUID eventId, UUID runId) throws SQLException {
            int place = 1;
            for (Map.Entry<String, @Nullable String> column : row.values.entrySet()) {
                statement.setString(place++, value(column.getKey(), column.getValue(), eventId, runId));
            }
            statement.executeUpdate();
        }

        private @Nullable String value(String column, @Nullable String written, UUID eventId, UUID runId) {
            return switch (column) {
                case "id" -> (row.table.name.equals("run") ? runId : eventId).toString();
                case "event_id", "subject_id", "concurrency_key" -> eventId.toString();
                case "run_id" -> runId.toString();
                case "delivery_id", "external_id" -> eventId.toString();
                default -> written;
            };
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
