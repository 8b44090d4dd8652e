package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void refusesSecondLauncher() throws IOException {
        try (DataDirectory _ = DataDirectory.claim(directory)) {
            assertThatThrownBy(() -> DataDirectory.claim(directory))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("already runs on " + directory)
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void isFreeAgainAfterwards() throws IOException {
        DataDirectory.claim(directory).close();
        DataDirectory.claim(directory).close();
        assertThat(directory.resolve("launcher.lock")).exists();
    }

    @Test
    void keepsOthersFromLookingAround() throws IOException {
        Path made = directory.resolve("new");
        DataDirectory.claim(made).close();
        assertThat(Files.getPosixFilePermissions(made).toString()).doesNotContain("OTHERS_READ", "GROUP_READ");
    }

    @Test
    void saysHowToChooseAnotherDirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.claim(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SIGNALBOX_DATA_DIR");
    }
}
