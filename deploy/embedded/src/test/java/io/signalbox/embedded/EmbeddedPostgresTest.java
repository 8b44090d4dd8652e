package io.signalbox.embedded;

import static io.signalbox.embedded.Sql.execute;
import static io.signalbox.embedded.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a data directory over starts and stops. */
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
    void survivesTheKillOfTheProcessThatStartedIt() throws Exception {
        try (ChildJvm child = ChildJvm.holding(directory)) {
            execute(child.adminUrl(), "create table kept (id int)");
            execute(child.adminUrl(), "insert into kept values (7)");
            child.kill();
            assertThat(query(child.adminUrl(), "select 1"))
                    .as("the orphaned server is what makes this start hard")
                    .isEqualTo("1");

            try (EmbeddedPostgres next = EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE)) {
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
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE))
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
}
