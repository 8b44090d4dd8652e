package io.signalbox.controlplane.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionKeysTest {

    private static final String FIRST = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SECOND =
            Base64.getEncoder().encodeToString("x".repeat(32).getBytes());

    @ParameterizedTest
    @ValueSource(strings = {",", "\n", " , ", "\r\n", ",\n"})
    void wrapsWithTheFirstAndKnowsTheOthers(String between) {
        var keys = KeyEncryptionKeys.parse("new:" + FIRST + between + "old-2025.1:" + SECOND + "\n");

        assertThat(keys.currentId()).isEqualTo("new");
        assertThat(keys.current().getEncoded()).isEqualTo(new byte[32]);
        assertThat(keys.find("old-2025.1")).isPresent();
        assertThat(keys.find("older")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "new",
                "new:",
                ":secret-value",
                "a b:secret-value",
                "new:secret-value",
                "new:c2VjcmV0LXZhbHVl"
            })
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> KeyEncryptionKeys.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SIGNALBOX_ENCRYPTION_KEYS has a wrong entry: number 1 ")
                .hasMessageNotContaining("secret-value")
                .hasMessageNotContaining("c2VjcmV0LXZhbHVl");
    }

    @Test
    void refusesTwoKeysOfOneName() {
        assertThatThrownBy(() -> KeyEncryptionKeys.parse("a:" + FIRST + ",a:" + SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("earlier");
    }

    @Test
    void makesAKeyOnTheFirstStartForTheOwnerOnly(@TempDir Path directory) throws Exception {
        var folder = new SecretsFolder(directory, new SecureRandom());
        var settings = new CryptoConfiguration.Settings(directory, null, " ", null);

        var made = new CryptoConfiguration().keyEncryptionKeys(settings, folder);
        var again = new CryptoConfiguration().keyEncryptionKeys(settings, folder);

        Path file = directory.resolve("secrets/encryption.keys");
        assertThat(made.current().getEncoded())
                .hasSize(32)
                .isEqualTo(again.current().getEncoded());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
