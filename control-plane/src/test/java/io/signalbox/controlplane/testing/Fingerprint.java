package io.signalbox.controlplane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all tables hold, to tell whether anything was changed. Leaves out what every call leaves behind: people of the tests, tries, limits. */
public final class Fingerprint implements AutoCloseable {

    private static final String TABLES = """
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = 'signalbox'::regnamespace AND c.relkind IN ('r', 'p') AND c.relpersistence = 'p'
                AND c.relname !~ '^(app_user|membership|session|refresh_token|audit|organization_data_key|data_key)'
            ORDER BY 1
            """;

    private final Connection connection;
    private final Map<String, String> before;

    private Fingerprint(Connection connection) throws SQLException {
        this.connection = connection;
        this.before = take();
    }

    public static Fingerprint of(String administrator) {
        new DatabaseState(administrator).awaitSearchDocuments();
        try {
            return new Fingerprint(DriverManager.getConnection(administrator));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void assertUnchanged(String what) {
        try {
            assertThat(take()).as(what).isEqualTo(before);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<String, String> take() throws SQLException {
        Map<String, String> taken = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM "
                                + ComparedRows.of(table) + " t");
                row.next();
                taken.put(table, row.getString(1));
            }
        }
        return taken;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
