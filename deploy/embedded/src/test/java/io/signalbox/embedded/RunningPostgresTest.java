package io.signalbox.embedded;

import static io.signalbox.embedded.Sql.execute;
import static io.signalbox.embedded.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What one running server offers and refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunningPostgresTest {

    private Path directory = Path.of("");
    private EmbeddedPostgres postgres;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        directory = temporary.resolve("data");
        postgres = EmbeddedPostgres.start(directory, PostgresSettings.DURABLE);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void commitsDurablyAndListensOnThisMachineOnly() throws SQLException {
        String url = postgres.adminUrl();
        assertThat(query(url, "show fsync")).isEqualTo("on");
        assertThat(query(url, "show synchronous_commit")).isEqualTo("on");
        assertThat(query(url, "show full_page_writes")).isEqualTo("on");
        assertThat(query(url, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query(url, "show server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void offersTheExtensionsTheStoreNeeds() throws SQLException {
        execute(postgres.adminUrl(), "create extension pgcrypto; create extension pg_trgm");
        assertThat(query(postgres.adminUrl(), "select lower('ÄÖ')")).isEqualTo("äö");
    }

    @Test
    void refusesConnectionWithoutThePassword() {
        String guessed = postgres.adminUrl().replaceAll("password=.*", "password=postgres");
        assertThatThrownBy(() -> query(guessed, "select 1")).hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsThePasswordReadableByTheOwnerOnly() throws IOException {
        Path file = directory.resolve("secrets/postgres.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(postgres.adminUrl()).endsWith(Files.readString(file));
    }

    @Test
    void refusesSecondCopyInTheSameProcess() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, PostgresSettings.DISPOSABLE))
                .hasMessageContaining("in use by process");
        assertThat(postgres.createDatabase("another")).contains("/another?");
    }
}
