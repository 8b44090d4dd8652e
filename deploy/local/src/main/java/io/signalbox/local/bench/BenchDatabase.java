package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The very server that the control plane uses, as its administrator sees it. */
final class BenchDatabase implements AutoCloseable {

    /** What a server process counts reaches the shared statistics ten seconds after it fell idle. */
    private static final long STATISTICS_SECONDS = 11;

    private static final long DRAIN_SECONDS = TimeUnit.MINUTES.toSeconds(10);

    private final Path dataDirectory;
    private final Connection connection;

    private BenchDatabase(Path dataDirectory, Connection connection) {
        this.dataDirectory = dataDirectory;
        this.connection = connection;
    }

    /** Reads where the embedded server listens and its password from the data directory. */
    static BenchDatabase of(Path dataDirectory) throws IOException, SQLException {
        return new BenchDatabase(dataDirectory, DriverManager.getConnection(url(dataDirectory)));
    }

    private static String url(Path dataDirectory) throws IOException {
        String password = Files.readString(dataDirectory.resolve("secrets/postgres.password"))
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + server(dataDirectory).get(3).strip()
                + "/signalbox?user=postgres&currentSchema=signalbox&password=" + password;
    }

    private static List<String> server(Path dataDirectory) throws IOException {
        return Files.readAllLines(dataDirectory.resolve("postgres/cluster/postmaster.pid"));
    }

    /** A further connection. */
    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(url(dataDirectory));
    }

    /** Process id of the server. */
    long pid() throws IOException {
        return Long.parseLong(server(dataDirectory).getFirst().strip());
    }

    /** Lets the server count statements from its next start on. */
    void countStatements() throws SQLException {
        execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public");
        execute("ALTER SYSTEM SET pg_stat_statements.track_utility = off");
    }

    long statements() throws SQLException {
        return number("SELECT coalesce(sum(calls), 0) FROM public.pg_stat_statements"
                + " WHERE userid = 'signalbox_app'::regrole");
    }

    /** Forgets what was counted, so that the next list of statements is of one stage. */
    void forgetStatements() throws SQLException {
        execute("SELECT public.pg_stat_statements_reset()");
    }

    /** The statements that took the server longest: milliseconds altogether, calls, and how the statement begins. */
    List<String> slowestStatements(int most) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT format('%8s ms in %7s calls   %s', round(total_exec_time), calls,
                            left(regexp_replace(query, '\s+', ' ', 'g'), 110))
                        FROM public.pg_stat_statements WHERE userid = 'signalbox_app'::regrole
                        ORDER BY total_exec_time DESC LIMIT %d
                        """.replace("LIMIT %d", "LIMIT " + most))) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    /** Complete only {@link #STATISTICS_SECONDS} after the work. */
    long transactions() throws SQLException {
        return number("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()");
    }

    long walBytes() throws SQLException {
        return number("SELECT pg_current_wal_insert_lsn() - '0/0'");
    }

    void awaitStatistics() throws InterruptedException {
        TimeUnit.SECONDS.sleep(STATISTICS_SECONDS);
    }

    private long unfinishedRuns(String condition) throws SQLException {
        return number("SELECT count(*) FROM run_queue WHERE state IN ('queued', 'running') AND " + condition);
    }

    long queuedRuns() throws SQLException {
        return number("SELECT count(*) FROM run_queue WHERE state = 'queued'");
    }

    long tickets() throws SQLException {
        return number("SELECT coalesce(sum(number), 0) FROM current_counter WHERE outcome = 'ticket'");
    }

    /** Begins a transaction that sees the store as it is now until the session is closed. */
    static void holdSnapshot(Connection session) throws SQLException {
        session.setAutoCommit(false);
        session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = session.createStatement()) {
            statement.execute("SELECT count(*) FROM run_queue");
        }
    }

    long deadQueueRows() throws SQLException {
        return number("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'run_queue'");
    }

    /** @throws Refusal if an accepted event has not exactly one run */
    void requireBalance() throws SQLException {
        long unbalanced = number("""
                SELECT count(*) FROM (
                    SELECT organization_id FROM conservation_by_organization() GROUP BY organization_id
                    HAVING coalesce(sum(events) FILTER (WHERE state IS NULL), 0)
                        <> coalesce(sum(events) FILTER (WHERE state IS NOT NULL), 0)) AS unbalanced
                """);
        if (unbalanced > 0) {
            throw new Refusal("the count of events is not balanced after the measurement");
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Two texts of one row. */
    record Pair(String first, String second) {}

    Pair pair(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Pair(row.getString(1), row.getString(2));
        }
    }

    void awaitUnfinished(long most) throws SQLException, InterruptedException {
        awaitUnfinished("true", most);
    }

    /** Until all runs of other organizations are done. */
    void awaitUnfinishedBut(String organizationId) throws SQLException, InterruptedException {
        awaitUnfinished("organization_id <> '" + organizationId + "'", 0);
    }

    private void awaitUnfinished(String condition, long most) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (unfinishedRuns(condition) > most) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("runs were still unfinished after " + DRAIN_SECONDS + " seconds");
            }
            Thread.sleep(100);
        }
    }

    /** Until the search documents of all events are built. */
    void awaitSearch() throws SQLException, InterruptedException {
        while (number("SELECT count(*) FROM (SELECT FROM event_search_backlog LIMIT 1) AS missing") > 0) {
            Thread.sleep(100);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
