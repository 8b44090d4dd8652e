package io.signalbox.controlplane.privacy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for a value in every column of every table that could hold it, as an administrator whom no policy stops. */
record PlantedValue(String administrator, String value) {

    /** Everything but numbers, times, ids and truth values; bytes are searched as they are. */
    private static final String COLUMNS = """
            SELECT table_name, column_name, data_type FROM information_schema.columns
            JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = 'signalbox' AND table_type = 'BASE TABLE'
              AND data_type NOT IN ('uuid', 'boolean', 'smallint', 'integer', 'bigint', 'double precision', 'numeric', 'date',
                                    'timestamp with time zone')
            ORDER BY 1, 2
            """;

    private record Column(String table, String name, boolean isBytes) {}

    /** Tables that hold it. */
    Set<String> tables() {
        Set<String> found = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(administrator);
                Statement statement = connection.createStatement()) {
            for (Column column : columns(statement)) {
                if (holds(statement, column)) {
                    found.add(column.table());
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Column> columns(Statement statement) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString(1), rows.getString(2), rows.getString(3).equals("bytea")));
            }
        }
        return columns;
    }

    private boolean holds(Statement statement, Column column) throws SQLException {
        String quoted = '"' + column.name() + '"';
        String condition = column.isBytes()
                ? "position('" + value + "'::bytea IN " + quoted + ") > 0"
                : "strpos(lower(" + quoted + "::text), '" + value + "') > 0";
        try (ResultSet rows = statement.executeQuery(
                "SELECT EXISTS (SELECT FROM signalbox.\"%s\" WHERE %s)".formatted(column.table(), condition))) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
