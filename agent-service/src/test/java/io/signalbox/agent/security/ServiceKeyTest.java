package io.signalbox.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceKeyTest {

    @TempDir
    Path directory;

    @Test
    void matchesNothingUntilTheControlPlaneHasWrittenTheFile() throws IOException {
        ServiceKey key = key(Optional.empty());

        assertThat(key.value()).isEmpty();
        assertThat(key.matches("")).isFalse();
        assertThat(key.matches(null)).isFalse();
        write("first", 1);
        assertThat(key.matches("first")).isTrue();
    }

    @Test
    void readsTheFileAgainWhenItChanges() throws IOException {
        ServiceKey key = key(Optional.empty());
        write("first", 1);
        assertThat(key.value()).contains("first");

        write("second", 2);

        assertThat(key.matches("first")).isFalse();
        assertThat(key.matches("second")).isTrue();
    }

    @Test
    void takesTheConfiguredKeyBeforeTheFile() throws IOException {
        write("from-file", 1);

        assertThat(key(Optional.of("configured")).value()).contains("configured");
    }

    @Test
    void anEmptyKeyIsNoKey() throws IOException {
        write("\n", 1);

        assertThat(key(Optional.of(" ")).value()).isEmpty();
        assertThat(key(Optional.of(" ")).matches("")).isFalse();
    }

    private ServiceKey key(Optional<String> configured) {
        return new ServiceKey(new SecretsConfig() {
            @Override
            public Optional<String> serviceKey() {
                return configured;
            }

            @Override
            public Path dataDir() {
                return directory;
            }
        });
    }

    private void write(String key, long modified) throws IOException {
        Path file = Files.createDirectories(directory.resolve("secrets")).resolve("service.key");
        Files.writeString(file, key + "\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified * 1000));
    }
}
