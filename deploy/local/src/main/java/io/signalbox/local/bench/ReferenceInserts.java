package io.signalbox.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What intake is compared with: plain inserts by JDBC into the same server, one event per transaction, at the same concurrency. */
final class ReferenceInserts {

    private static final String NARROW_TABLE = "bench_row";
    private static final int WARM_UP_SHARE = 5;

    private final BenchDatabase database;
    private final LongAdder transactions = new LongAdder();

    ReferenceInserts(BenchDatabase database) {
        this.database = database;
    }

    /** What one connection repeats in each transaction. */
    private interface Event extends AutoCloseable {

        void insert() throws SQLException;

        @Override
        void close() throws SQLException;
    }

    /** Gives each connection what it repeats. */
    private interface Events {

        Event on(Connection connection) throws SQLException;
    }

    /** Transactions per second, each with every row that intake writes for one event, into the same tables with the same indexes. */
    double sameRows(int events, int clients, String integrationId) throws Exception {
        StoredEvent written = StoredEvent.lastOf(database, UUID.fromString(integrationId));
        return perSecond(events, clients, connection -> new SameRows(written.prepare(connection)));
    }

    /** Transactions per second, each with one row of an id and a number. */
    double narrowRows(int events, int clients) throws Exception {
        database.execute("CREATE TABLE " + NARROW_TABLE + " (id uuid PRIMARY KEY, amount integer NOT NULL)");
        try {
            return perSecond(
                    events,
                    clients,
                    connection -> new NarrowRow(
                            connection.prepareStatement("INSERT INTO " + NARROW_TABLE + " VALUES (?, 1)")));
        } finally {
            database.execute("DROP TABLE " + NARROW_TABLE);
        }
    }

    /** How many transactions are made to time so many. */
    long withWarmUp(int events) {
        return events + events / WARM_UP_SHARE;
    }

    /** How many there were until now. */
    long transactions() {
        return transactions.sum();
    }

    private double perSecond(int events, int clients, Events repeated) throws Exception {
        AtomicLong began = new AtomicLong();
        CyclicBarrier ready = new CyclicBarrier(clients, () -> began.set(System.nanoTime()));
        List<Callable<@Nullable Void>> work = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            work.add(() -> insert(events / clients, repeated, ready));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            for (Future<@Nullable Void> done : executor.invokeAll(work)) {
                done.get();
            }
        }
        return events / clients * clients / ((System.nanoTime() - began.get()) / 1e9);
    }

    /** The clock starts when all are connected and have done what they repeat a few times. */
    private @Nullable Void insert(int events, Events repeated, CyclicBarrier ready) throws Exception {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Event event = repeated.on(connection)) {
                insert(events / WARM_UP_SHARE, event, connection);
                ready.await();
                insert(events, event, connection);
            }
        }
        return null;
    }

    private void insert(int events, Event event, Connection connection) throws SQLException {
        for (int count = 0; count < events; count++) {
            event.insert();
            connection.commit();
            transactions.increment();
        }
    }

    private record SameRows(List<StoredEvent.Insert> inserts) implements Event {

        @Override
        public void insert() throws SQLException {
            UUID eventId = UUID.randomUUID();
            UUID runId = UUID.randomUUID();
            for (StoredEvent.Insert insert : inserts) {
                insert.execute(eventId, runId);
            }
        }

        @Override
        public void close() throws SQLException {
            for (StoredEvent.Insert insert : inserts) {
                insert.close();
            }
        }
    }

    private record NarrowRow(PreparedStatement statement) implements Event {

        @Override
        public void insert() throws SQLException {
            statement.setObject(1, UUID.randomUUID());
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
