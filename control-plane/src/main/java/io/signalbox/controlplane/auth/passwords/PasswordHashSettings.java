package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.unit.DataSize;

/**
 * What it costs to check one password with Argon2id, for the service and for whoever got hold of a hash. A hash keeps the cost it was made
 * with; it is made anew at its owner's next sign-in after these were raised.
 *
 * @param memory that one check takes, 64 KB to 1 GB
 * @param iterations passes over that memory, 1 to 100
 */
@ConfigurationProperties("signalbox.password-hash")
record PasswordHashSettings(
        @DefaultValue("16MB") DataSize memory,
        @DefaultValue("2") int iterations) {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final DataSize LEAST_MEMORY = DataSize.ofKilobytes(64);
    private static final DataSize GREATEST_MEMORY = DataSize.ofGigabytes(1);

    PasswordHashSettings {
        if (memory.compareTo(LEAST_MEMORY) < 0 || memory.compareTo(GREATEST_MEMORY) > 0) {
            throw new InvalidSetting("SIGNALBOX_PASSWORD_HASH_MEMORY", "must be between 64KB and 1GB");
        }
        if (iterations < 1 || iterations > 100) {
            throw new InvalidSetting("SIGNALBOX_PASSWORD_HASH_ITERATIONS", "must be between 1 and 100");
        }
    }

    PasswordEncoder encoder() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, (int) memory.toKilobytes(), iterations);
    }
}
