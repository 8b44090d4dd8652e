package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdminAccountTest {

    @TempDir
    private Path directory;

    @Test
    void makesPasswordOnceAndShowsItOnce() {
        AdminAccount first = prepare(Map.of());
        assertThat(first.show()).isTrue();
        assertThat(first.password().orElseThrow()).hasSize(20);
        AdminAccount.markShown(directory.resolve("secrets"));

        AdminAccount second = prepare(Map.of());
        assertThat(second.show()).isFalse();
        assertThat(second.password()).isEmpty();
    }

    @Test
    void showsTheSamePasswordAgainAfterStartThatFailed() {
        AdminAccount failed = prepare(Map.of());
        AdminAccount next = prepare(Map.of());
        assertThat(next.password()).isEqualTo(failed.password());
        assertThat(next.show()).isTrue();
    }

    @Test
    void neverShowsPasswordThatWasGiven() {
        AdminAccount given = prepare(Map.of("SIGNALBOX_ADMIN_PASSWORD", "correct horse"));
        assertThat(given.show()).isFalse();
        assertThat(given.password()).contains("correct horse");
    }

    @Test
    void keepsWhatTheDemoNeedsReadableByTheOwnerOnly() throws Exception {
        AdminAccount made = prepare(Map.of("SIGNALBOX_ADMIN_EMAIL", "ana@example.org"));
        Path file = directory.resolve("secrets/demo.credentials");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        AdminAccount kept = AdminAccount.kept(directory.resolve("secrets")).orElseThrow();
        assertThat(kept.email()).isEqualTo("ana@example.org");
        assertThat(kept.password()).isEqualTo(made.password());
    }

    @Test
    void keepsPasswordWithUnusualCharacters() {
        prepare(Map.of("SIGNALBOX_ADMIN_PASSWORD", " a\\b=c:#ü!"));
        assertThat(AdminAccount.kept(directory.resolve("secrets")).orElseThrow().password())
                .contains(" a\\b=c:#ü!");
    }

    @Test
    void keepsNothingWhenTold() {
        prepare(Map.of("SIGNALBOX_KEEP_CREDENTIALS", "false"));
        assertThat(directory.resolve("secrets/demo.credentials")).doesNotExist();
    }

    private AdminAccount prepare(Map<String, String> variables) {
        LocalSettings settings = new LocalSettings(new Environment(variables), directory, directory, 1, 2);
        return AdminAccount.prepare(settings, new SecureRandom());
    }
}
