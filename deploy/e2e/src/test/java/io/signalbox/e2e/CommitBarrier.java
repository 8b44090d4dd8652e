package io.signalbox.e2e;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Makes transactions wait inside their commit, by a deferred trigger that wants a lock which this session holds. */
final class CommitBarrier implements AutoCloseable {

    private static final int KEY = 4711;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** What a transaction has done that shall wait. */
    enum Commit {
        TAKE("AFTER UPDATE ON signalbox.run_queue", "OLD.state = 'queued' AND NEW.state = 'running'"),
        ADVANCE("AFTER INSERT OR UPDATE ON signalbox.run_checkpoint", "true"),
        FINISH("AFTER UPDATE ON signalbox.run", "OLD.state = 'open' AND NEW.state <> 'open'");

        private final String event;
        private final String condition;

        Commit(String event, String condition) {
            this.event = event;
            this.condition = condition;
        }
    }

    private final Connection connection;

    private CommitBarrier(Connection connection) {
        this.connection = connection;
    }

    /** @param url of the database, for an administrator */
    static CommitBarrier connect(String url) throws SQLException {
        var barrier = new CommitBarrier(DriverManager.getConnection(url));
        barrier.execute("""
                CREATE OR REPLACE FUNCTION signalbox.wait_for_test() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
                AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(%d); RETURN NULL; END $$""".formatted(KEY));
        return barrier;
    }

    /** From now on such commits wait. */
    void raise(Commit commit) throws SQLException {
        execute("SELECT pg_advisory_lock(" + KEY + ")");
        execute("CREATE CONSTRAINT TRIGGER wait_for_test " + commit.event
                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (" + commit.condition
                + ") EXECUTE FUNCTION signalbox.wait_for_test()");
    }

    /** Until one waits. */
    void awaitCommit() {
        await("a commit waits")
                .atMost(TIMEOUT)
                .until(() -> number("SELECT count(*) FROM pg_locks WHERE " + waiting()) > 0);
    }

    /** Lets the one that waits pass, and the next one wait. */
    void passOne() throws SQLException {
        long waiting = number("SELECT max(pid) FROM pg_locks WHERE " + waiting());
        execute("SELECT pg_advisory_unlock(" + KEY + ")");
        execute("SELECT pg_advisory_lock(" + KEY + ")");
        await("the commit has passed")
                .atMost(TIMEOUT)
                .until(() -> number("SELECT count(*) FROM pg_locks WHERE pid = " + waiting + " AND " + waiting()) == 0);
    }

    /** Ends the sessions of those that wait: their transactions have never been. */
    void terminate() throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE " + waiting());
    }

    /** Nothing waits any more. What waits now is committed, whether its process lives or not. */
    void lower(Commit commit) throws SQLException {
        execute("SELECT pg_advisory_unlock(" + KEY + ")");
        String table = commit.event.substring(commit.event.indexOf("signalbox."));
        execute("DROP TRIGGER wait_for_test ON " + table);
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String waiting() {
        return "locktype = 'advisory' AND objid = " + KEY + " AND NOT granted";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
