package io.signalbox.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The yardstick: rows inserted one per transaction into the very server that the control plane uses. */
final class BenchDatabase implements AutoCloseable {

    private static final String ROW =
            "{\"event\":\"alert\",\"id\":\"ALERT-1\",\"title\":\"yardstick\",\"details\":\"" + "x".repeat(1400) + "\"}";

    private final String url;

    private BenchDatabase(String url) throws SQLException {
        this.url = url;
        execute("create schema if not exists bench");
        execute("create table if not exists bench.row (id bigint generated always as identity primary key,"
                + " received_at timestamptz not null default now(), payload jsonb not null)");
    }

    /** Reads where the embedded server listens and its password from the data directory. */
    static BenchDatabase of(Path dataDirectory) throws IOException, SQLException {
        List<String> server = Files.readAllLines(dataDirectory.resolve("postgres/cluster/postmaster.pid"));
        String password = Files.readString(dataDirectory.resolve("secrets/postgres.password"))
                .strip();
        return new BenchDatabase("jdbc:postgresql://127.0.0.1:" + server.get(3).strip()
                + "/signalbox?user=postgres&password=" + password);
    }

    double insertsPerSecond(int rows, int clients) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            List<Callable<@Nullable Void>> work = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                work.add(() -> insert(rows / clients));
            }
            long began = System.nanoTime();
            for (Future<@Nullable Void> done : executor.invokeAll(work)) {
                done.get();
            }
            return rows / clients * clients / ((System.nanoTime() - began) / 1e9);
        }
    }

    private @Nullable Void insert(int rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert =
                        connection.prepareStatement("insert into bench.row (payload) values (?::jsonb)")) {
            for (int row = 0; row < rows; row++) {
                insert.setString(1, ROW);
                insert.executeUpdate();
            }
        }
        return null;
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("drop schema bench cascade");
    }
}
