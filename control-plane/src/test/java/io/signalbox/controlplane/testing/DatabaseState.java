package io.signalbox.controlplane.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks at the whole database, as an administrator sees it. */
public final class DatabaseState {

    private static final String TENANT_TABLES = """
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = 'signalbox'::regnamespace AND c.relkind = 'r' AND EXISTS (
                SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped)
            ORDER BY 1""";

    private final String administrator;

    /** @param administrator an administrator's address of the database, as in {@code signalbox.database.url} */
    public DatabaseState(String administrator) {
        this.administrator = administrator;
    }

    /**
     * How many rows each tenant table has and a digest of all of them, by its name; once the search documents of what is stored are built, so
     * that two looks differ only by what was done between them.
     */
    public Map<String, String> tenantTables(Predicate<String> wanted) {
        awaitSearchDocuments();
        return read(wanted);
    }

    /** Until the search documents of what is stored are built. */
    public void awaitSearchDocuments() {
        await().until(() -> column("SELECT count(*) FROM signalbox.event_search_backlog"), List.of("0")::equals);
    }

    private Map<String, String> read(Predicate<String> wanted) {
        try (Connection connection = DriverManager.getConnection(administrator)) {
            Map<String, String> state = new TreeMap<>();
            for (String table : column(connection, TENANT_TABLES)) {
                if (wanted.test(table)) {
                    state.put(
                            table,
                            column(connection, """
                                    SELECT count(*) || ' ' || coalesce(md5(string_agg(row_text, '' ORDER BY row_text)), '')
                                    FROM (SELECT t::text AS row_text FROM %s t) AS rows""".formatted(ComparedRows.of(table)))
                                    .getFirst());
                }
            }
            return state;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of what a query answers. */
    public List<String> column(String sql) {
        try (Connection connection = DriverManager.getConnection(administrator)) {
            return column(connection, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
