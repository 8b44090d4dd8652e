package io.signalbox.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running PostgreSQL on a data directory of ours, reachable from this machine only and with a password only. The
 * cluster and its password stay in the directory: the next start finds the same data.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "signalbox";
    private static final int PORT_ATTEMPTS = 3;

    private final DataDirectoryLock lock;
    private final PostgresCluster cluster;
    private final int port;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataDirectoryLock lock, PostgresCluster cluster, int port, String password) {
        this.lock = lock;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server on {@code dataDirectory}, creating it at the first start.
     *
     * @throws EmbeddedServiceFailure if another process uses the directory or the server does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory, PostgresSettings settings) {
        return start(dataDirectory, settings, RunAs.detect());
    }

    static EmbeddedPostgres start(Path dataDirectory, PostgresSettings settings, RunAs runAs) {
        Path directory = existing(dataDirectory);
        DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
        try {
            PostgresCluster cluster = new PostgresCluster(
                    directory.resolve("postgres"), PostgresBinaries.unpackedIn(cacheDirectory()), runAs);
            String password = password(directory.resolve("secrets"));
            cluster.initialize(SUPERUSER, password, settings);
            cluster.clearLeftovers();
            EmbeddedPostgres postgres =
                    new EmbeddedPostgres(lock, cluster, startOnFreePort(cluster, settings), password);
            return withDatabase(postgres);
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServiceFailure(
                    "PostgreSQL could not use " + directory + " (" + e.getMessage() + ")",
                    "make it writable or choose another with SIGNALBOX_DATA_DIR",
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres withDatabase(EmbeddedPostgres postgres) {
        try {
            postgres.createDatabase(DATABASE);
            return postgres;
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** The address of the application's database for a superuser, with the password in it. */
    public String adminUrl() {
        return url(DATABASE);
    }

    /**
     * Creates a database unless it exists.
     *
     * @return its address for a superuser, with the password in it
     */
    public String createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            if (!exists(statement, name)) {
                statement.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
            }
            return url(name);
        } catch (SQLException e) {
            throw new EmbeddedServiceFailure(
                    "the database " + name + " could not be created (" + e.getMessage() + ")",
                    "see " + cluster.home().resolve("server.log"),
                    e);
        }
    }

    /** Stops the server after a checkpoint and gives the data directory free. Safe to call twice. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            cluster.stop();
            lock.close();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + SUPERUSER + "&password=" + password;
    }

    private static boolean exists(Statement statement, String database) throws SQLException {
        try (ResultSet names = statement.executeQuery("select datname from pg_database")) {
            while (names.next()) {
                if (names.getString(1).equals(database)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Between choosing a free port and using it another process may take it: then another one is tried. */
    private static int startOnFreePort(PostgresCluster cluster, PostgresSettings settings) throws IOException {
        for (int attempt = 1; true; attempt++) {
            int port = freePort();
            try {
                cluster.start(settings, port);
                return port;
            } catch (EmbeddedServiceFailure e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String password(Path secrets) throws IOException {
        Path file = secrets.resolve("postgres.password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        OwnerOnlyFile.createDirectory(secrets);
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        OwnerOnlyFile.write(file, password);
        return password;
    }

    private static Path existing(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath()).toRealPath();
        } catch (IOException e) {
            throw new EmbeddedServiceFailure(
                    "the data directory " + directory + " cannot be created (" + e.getMessage() + ")",
                    "choose another with SIGNALBOX_DATA_DIR",
                    e);
        }
    }

    /** Shared by all data directories of one user: unpacking takes longer than starting. */
    private static Path cacheDirectory() {
        return Optional.ofNullable(System.getenv("SIGNALBOX_EMBEDDED_CACHE_DIR"))
                .map(Path::of)
                .or(() ->
                        Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(cache -> Path.of(cache, "signalbox")))
                .orElseGet(() -> RunAs.isRoot()
                        // Not below root's home, which nobody else may enter
                        ? Path.of("/var/cache/signalbox")
                        : Path.of(System.getProperty("user.home"), ".cache", "signalbox"));
    }
}
