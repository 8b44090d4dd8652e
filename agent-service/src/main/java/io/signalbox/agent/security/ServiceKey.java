package io.signalbox.agent.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key both services show each other. It is read when first needed, not at start, because the control plane may not have written
 * the file yet; a file that changes is read again.
 */
@ApplicationScoped
public class ServiceKey {

    private final Optional<String> configured;
    private final Path file;
    private volatile @Nullable Known known;

    @Inject
    ServiceKey(SecretsConfig config) {
        this.configured = config.serviceKey().map(String::strip).filter(key -> !key.isEmpty());
        this.file = config.dataDir().resolve("secrets").resolve("service.key");
    }

    /** Empty while nobody has configured or written a key. */
    public Optional<String> value() {
        return configured.isPresent() ? configured : fromFile();
    }

    /** Compares in constant time; without a key of our own nothing matches. */
    public boolean matches(@Nullable String presented) {
        if (presented == null || presented.isEmpty()) {
            return false;
        }
        return value().filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(presented)))
                .isPresent();
    }

    private Optional<String> fromFile() {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            Known current = known;
            if (current == null || !current.modified().equals(modified)) {
                current = new Known(Files.readString(file).strip(), modified);
                known = current;
            }
            return Optional.of(current.key()).filter(key -> !key.isEmpty());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Known(String key, FileTime modified) {}
}
