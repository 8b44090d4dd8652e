package io.signalbox.controlplane.architecture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at and plays with the tables of the schema, as an administrator in a transaction. */
final class TenantCatalogue {

    private static final String TABLES = """
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = 'signalbox'::regnamespace AND c.relkind IN ('r', 'p') AND %s EXISTS (
                SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped)
            ORDER BY 1
            """;
    /** Row-level security switched on, forced on the owner, and every policy of the application asking for the tenant. */
    private static final String UNPROTECTED = """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
            WHERE c.relnamespace = 'signalbox'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (
                c.relrowsecurity AND c.relforcerowsecurity
                AND EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'signalbox' AND p.tablename = c.relname
                    AND p.roles = '{signalbox_app}' AND p.cmd = 'ALL'
                    AND p.qual ~ 'organization_id = .*tenant_id\\(\\)' AND p.with_check ~ 'organization_id = .*tenant_id\\(\\)')
                AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'signalbox' AND p.tablename = c.relname
                    AND p.roles && '{signalbox_app,public}' AND p.permissive = 'PERMISSIVE'
                    AND NOT coalesce(p.qual, p.with_check) ~ 'organization_id = .*tenant_id\\(\\)'))
            ORDER BY 1
            """;

    private static final String COLUMNS = """
            SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
            WHERE attrelid = ('signalbox.' || ?)::regclass AND attnum > 0 AND NOT attisdropped
                AND attgenerated = '' AND attidentity = ''
            """;
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("uuid", "gen_random_uuid()"),
            Map.entry("uuid[]", "'{}'"),
            Map.entry("text", "'x'"),
            Map.entry("text[]", "'{}'"),
            Map.entry("boolean", "false"),
            Map.entry("smallint", "1"),
            Map.entry("integer", "1"),
            Map.entry("bigint", "1"),
            Map.entry("xid8", "'1'"),
            Map.entry("double precision", "1"),
            Map.entry("numeric", "1"),
            Map.entry("bytea", "'\\x00'"),
            Map.entry("jsonb", "'{}'"),
            Map.entry("date", "current_date"),
            Map.entry("timestamp with time zone", "now()"));

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int LOCK_TRIES = 100;

    private final Connection connection;

    TenantCatalogue(Connection connection) {
        this.connection = connection;
    }

    List<String> tenantTables() throws SQLException {
        return query(TABLES.formatted(""));
    }

    List<String> tablesWithoutTenant() throws SQLException {
        return query(TABLES.formatted("NOT"));
    }

    List<String> unprotectedTables() throws SQLException {
        return query(UNPROTECTED);
    }

    /** Puts one row of the tenant into each table, past foreign keys and checks. */
    void fill(List<String> tables, UUID tenant) throws SQLException {
        loosen(tables);
        for (String table : tables) {
            insert(table, tenant);
        }
    }

    /** Drops checks and switches foreign keys off, until the transaction is undone: only tenant isolation shall refuse. */
    void loosen(List<String> tables) throws SQLException {
        lock(tables);
        execute("SET LOCAL session_replication_role = replica");
        for (String table : tables) {
            for (String check : query("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = 'signalbox."
                    + table + "'::regclass")) {
                execute("ALTER TABLE signalbox." + table + " DROP CONSTRAINT " + check);
            }
        }
    }

    /**
     * All at once, before anything is changed, so that no worker of the application is met half-way: whoever waits for long enough to
     * be taken for a deadlock is us, and we let go and try again.
     */
    private void lock(List<String> tables) throws SQLException {
        execute("SET LOCAL lock_timeout = '200ms'");
        String all = tables.stream().map(table -> "signalbox." + table).collect(Collectors.joining(", "));
        for (int tries = 1; !locks(all); tries++) {
            if (tries == LOCK_TRIES) {
                throw new IllegalStateException("The tables are never free at once");
            }
        }
        execute("SET LOCAL lock_timeout = 0");
    }

    private boolean locks(String tables) throws SQLException {
        try {
            changed("LOCK TABLE " + tables + " IN ACCESS EXCLUSIVE MODE");
            return true;
        } catch (SQLException failure) {
            if (failure.getSQLState().equals(LOCK_NOT_AVAILABLE)) {
                return false;
            }
            throw failure;
        }
    }

    void insert(String table, UUID tenant) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        try (var columns = connection.prepareStatement(COLUMNS)) {
            columns.setString(1, table);
            ResultSet rows = columns.executeQuery();
            while (rows.next()) {
                values.put(rows.getString(1), sample(table, rows.getString(1), rows.getString(2), tenant));
            }
        }
        changed("INSERT INTO signalbox." + table + " (" + String.join(", ", values.keySet()) + ") VALUES ("
                + values.values().stream().collect(Collectors.joining(", ")) + ")");
    }

    void becomeApplication() throws SQLException {
        execute("SET LOCAL ROLE signalbox_app");
    }

    /** @param tenant null for none */
    void actFor(UUID tenant) throws SQLException {
        execute("SELECT set_config('signalbox.organization_id', '" + (tenant == null ? "" : tenant) + "', true)");
    }

    long count(String table) throws SQLException {
        return Long.parseLong(query("SELECT count(*) FROM signalbox." + table).getFirst());
    }

    /** Rows changed; a refusal undoes only this statement. */
    int changed(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException refused) {
            connection.rollback(before);
            throw refused;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String sample(String table, String column, String type, UUID tenant) {
        if (column.equals("organization_id")) {
            return "'" + tenant + "'";
        }
        String sample = SAMPLES.get(type);
        if (sample == null) {
            throw new IllegalStateException("No sample value for " + table + "." + column + " of type " + type);
        }
        return sample;
    }
}
