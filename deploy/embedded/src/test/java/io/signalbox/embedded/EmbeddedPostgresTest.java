package io.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {

    @TempDir
    private Path temporary;

    private Path directory = Path.of("");

    @BeforeEach
    void useDirectoryThatOthersMayEnter() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        directory = temporary.resolve("data");
    }

    @Test
    void keepsDataOverRestart() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, PostgresSettings.DURABLE)) {
            execute(first.adminUrl(), "create table kept (id int)");
            execute(first.adminUrl(), "insert into kept values (7)");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(directory, PostgresSettings.DURABLE)) {
            assertThat(query(second.adminUrl(), "select id from kept")).isEqualTo("7");
        }
    }

    @Test
    void commitsDurablyAndListensOnThisMachineOnly() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DURABLE)) {
            String url = postgres.adminUrl();
            assertThat(query(url, "show fsync")).isEqualTo("on");
            assertThat(query(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(url, "show full_page_writes")).isEqualTo("on");
            assertThat(query(url, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(url, "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void offersTheExtensionsTheStoreNeeds() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE)) {
            execute(postgres.adminUrl(), "create extension pgcrypto; create extension pg_trgm");
            assertThat(query(postgres.adminUrl(), "select lower('ÄÖ')")).isEqualTo("äö");
        }
    }

    @Test
    void refusesConnectionWithoutThePassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE)) {
            String guessed = postgres.adminUrl().replaceAll("password=.*", "password=postgres");
            assertThatThrownBy(() -> query(guessed, "select 1")).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsThePasswordReadableByTheOwnerOnly() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE)) {
            Path file = directory.resolve("secrets/postgres.password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(postgres.adminUrl()).endsWith(Files.readString(file));
        }
    }

    @Test
    void survivesTheKillOfTheProcessThatStartedIt() throws Exception {
        try (ChildJvm child = ChildJvm.holding(directory)) {
            execute(child.adminUrl(), "create table kept (id int)");
            execute(child.adminUrl(), "insert into kept values (7)");
            child.kill();
            assertThat(query(child.adminUrl(), "select 1"))
                    .as("the orphaned server is what makes this start hard")
                    .isEqualTo("1");

            try (EmbeddedPostgres next = EmbeddedPostgres.start(directory, PostgresSettings.DURABLE)) {
                assertThat(query(next.adminUrl(), "select id from kept")).isEqualTo("7");
                assertThatThrownBy(() -> query(child.adminUrl(), "select 1")).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void startsOverLockFileThatNamesAnotherProgram() throws Exception {
        EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE).close();
        Files.writeString(
                directory.resolve("postgres/cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory + "\n");

        try (EmbeddedPostgres next = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE)) {
            assertThat(query(next.adminUrl(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesSecondCopyOnOneDirectory() throws Exception {
        try (ChildJvm child = ChildJvm.holding(directory)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, PostgresSettings.DURABLE))
                    .isInstanceOf(EmbeddedServiceFailure.class)
                    .hasMessageContaining("in use by process " + child.process().pid())
                    .hasMessageContaining(directory.toRealPath().toString())
                    .hasMessageNotContaining("\n");
            assertThat(query(child.adminUrl(), "select 1"))
                    .as("the first copy is not disturbed")
                    .isEqualTo("1");
        }
    }

    @Test
    void refusesSecondCopyInTheSameProcess() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE))
                    .hasMessageContaining("in use by process");
            assertThat(first.createDatabase("another")).contains("/another?");
        }
    }

    @Test
    void leavesNoServerBehindWhenClosed() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE);
        postgres.close();
        postgres.close();

        assertThat(directory.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        assertThatThrownBy(() -> query(postgres.adminUrl(), "select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void startsAfterAnInitializationThatWasKilledHalfWay() throws Exception {
        Files.createDirectories(directory.resolve("postgres/cluster.unfinished/base"));
        Files.writeString(directory.resolve("postgres/cluster.unfinished/PG_VERSION"), "18");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE)) {
            assertThat(query(postgres.adminUrl(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void stepsDownFromRootWhereNamespacesAreForbidden() throws SQLException {
        assumeTrue(RunAs.isRoot());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE, RunAs.NOBODY)) {
            assertThat(query(postgres.adminUrl(), "select 1")).isEqualTo("1");
        }
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String query(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(statement)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
