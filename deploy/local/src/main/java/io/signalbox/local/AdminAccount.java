package io.signalbox.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;

/**
 * How the first administrator signs in.
 *
 * <p>The control plane reads the password on its first start only. The launcher makes one unless it is given, shows it
 * once, and keeps it for {@code make demo} in {@code secrets/demo.credentials} unless
 * {@code SIGNALBOX_KEEP_CREDENTIALS=false}.
 *
 * @param show whether the password has not been shown yet
 */
record AdminAccount(String email, Optional<String> password, boolean show, SecretFile shown) {

    /** Without the characters that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    static AdminAccount prepare(LocalSettings settings, SecureRandom random) {
        Path secrets = settings.secrets();
        SecretFile kept = keptIn(secrets);
        SecretFile shown = new SecretFile(secrets.resolve("admin-password-issued"));
        Optional<String> given = settings.environment().get("SIGNALBOX_ADMIN_PASSWORD");
        boolean keep = Boolean.parseBoolean(settings.environment().get("SIGNALBOX_KEEP_CREDENTIALS", "true"));
        String email = settings.adminEmail();
        if (given.isPresent()) {
            return new AdminAccount(email, given, false, shown)
                    .keptIf(keep && kept.read().isEmpty(), kept);
        }
        if (shown.read().isPresent()) {
            return new AdminAccount(email, Optional.empty(), false, shown);
        }
        // A start that failed half way may have founded the organization with the kept password already
        Optional<String> password = read(kept).map(AdminAccount::passwordOf).or(() -> Optional.of(generate(random)));
        return new AdminAccount(email, password, true, shown).keptIf(keep, kept);
    }

    static SecretFile keptIn(Path secrets) {
        return new SecretFile(secrets.resolve("demo.credentials"));
    }

    /** What an earlier launch kept. */
    static Optional<AdminAccount> kept(Path secrets) {
        SecretFile shown = new SecretFile(secrets.resolve("admin-password-issued"));
        return read(keptIn(secrets))
                .map(kept -> new AdminAccount(kept.getProperty("email"), Optional.of(passwordOf(kept)), false, shown));
    }

    void markShown() {
        shown.write("The administrator's first password was shown.\n");
    }

    private AdminAccount keptIf(boolean keep, SecretFile file) {
        if (keep) {
            file.write("email=" + escaped(email) + "\npassword=" + escaped(password.orElseThrow()) + "\n");
        }
        return this;
    }

    private static Optional<Properties> read(SecretFile file) {
        return file.read().map(content -> {
            try {
                Properties properties = new Properties();
                properties.load(new StringReader(content));
                return properties;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String passwordOf(Properties kept) {
        return kept.getProperty("password");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }

    private static String generate(SecureRandom random) {
        StringBuilder password = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> password.append(ALPHABET.charAt(index)));
        return password.toString();
    }
}
