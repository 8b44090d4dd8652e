package io.signalbox.controlplane.platform.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** Secrets that are made on first start and kept in the data directory, readable by the owner only. */
class SecretsFolder {

    private static final int BYTES = 32;
    private final Path folder;
    private final SecureRandom random;

    SecretsFolder(Path dataDirectory, SecureRandom random) {
        this.folder = dataDirectory.resolve("secrets");
        this.random = random;
    }

    /** The secret of that name as base64, made when it is not there yet. */
    String getOrCreate(String name) {
        return getOrCreate(name, UnaryOperator.identity());
    }

    /** @param form what the file holds, given a new secret as base64 */
    String getOrCreate(String name, UnaryOperator<String> form) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                create(file, form);
            }
            return Files.readString(file).strip();
        } catch (IOException unusable) {
            throw new UncheckedIOException("Cannot use " + file + ": make the data directory writable", unusable);
        }
    }

    /** Written beside and linked into place, so that a reader never sees half of it and two makers agree. */
    private void create(Path file, UnaryOperator<String> form) throws IOException {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly);
        try {
            Files.writeString(draft, form.apply(Base64.getEncoder().encodeToString(secret)) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // The other maker's secret is as good.
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
