package io.signalbox.local.launch;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
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
public record AdminAccount(String email, Optional<String> password, boolean show) {

    /** Without the characters that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    static AdminAccount prepare(LocalSettings settings, SecureRandom random) {
        Path secrets = settings.secrets();
        SecretFile kept = keptIn(secrets);
        Optional<String> given = settings.environment().get("SIGNALBOX_ADMIN_PASSWORD");
        boolean keep = Boolean.parseBoolean(settings.environment().get("SIGNALBOX_KEEP_CREDENTIALS", "true"));
        String email = settings.adminEmail();
        if (given.isPresent()) {
            return new AdminAccount(email, given, false)
                    .keptIf(keep && kept.read().isEmpty(), kept);
        }
        if (shownIn(secrets).read().isPresent()) {
            return new AdminAccount(email, Optional.empty(), false);
        }
        // A start that failed half way may have founded the organization with the kept password already
        Optional<String> password = read(kept).map(AdminAccount::passwordOf).or(() -> Optional.of(generate(random)));
        return new AdminAccount(email, password, true).keptIf(keep, kept);
    }

    private static SecretFile shownIn(Path secrets) {
        return new SecretFile(secrets.resolve("admin-password-issued"));
    }

    private static SecretFile keptIn(Path secrets) {
        return new SecretFile(secrets.resolve("demo.credentials"));
    }

    /** What an earlier launch kept. */
    public static Optional<AdminAccount> kept(Path secrets) {
        return read(keptIn(secrets)).map(kept -> of(kept.getProperty("email"), passwordOf(kept)));
    }

    public static AdminAccount of(String email, String password) {
        return new AdminAccount(email, Optional.of(password), false);
    }

    static void markShown(Path secrets) {
        shownIn(secrets).write("The administrator's first password was shown.\n");
    }

    private AdminAccount keptIf(boolean keep, SecretFile file) {
        if (keep) {
            Properties properties = new Properties();
            properties.setProperty("email", email);
            properties.setProperty("password", password.orElseThrow());
            file.write(stored(properties));
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

    /** As {@link Properties} reads it, whatever characters a person chose. */
    private static String stored(Properties properties) {
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String generate(SecureRandom random) {
        StringBuilder password = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> password.append(ALPHABET.charAt(index)));
        return password.toString();
    }
}
