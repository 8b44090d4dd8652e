package io.signalbox.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once per user and version from the archive on the class path. */
record PostgresBinaries(Path home) {

    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String PLAIN = "rw-r--r--";

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Unpacks below {@code cache} unless an earlier start did; safe while other processes do the same. */
    static PostgresBinaries unpackedIn(Path cache) {
        Path home = cache.resolve("postgres-" + version() + "-" + platform());
        try {
            Files.createDirectories(cache);
            unpackOnce(home);
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new EmbeddedServiceFailure(
                    "PostgreSQL could not be unpacked into " + home + " (" + e.getMessage() + ")",
                    "free some disk space or choose another directory with SIGNALBOX_EMBEDDED_CACHE_DIR",
                    e);
        }
    }

    private static void unpackOnce(Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(
                        home.resolveSibling(home.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            if (Files.isDirectory(home)) {
                return;
            }
            Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking-");
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString(EXECUTABLE));
            unpack(unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** File locks are per process: threads of one process take turns on the class first. */
    private static synchronized FileLock lock(FileChannel channel) throws IOException {
        return channel.lock();
    }

    private static void unpack(Path target) throws IOException {
        String archive = "postgres-" + platform() + ".txz";
        try (InputStream resource = PostgresBinaries.class.getClassLoader().getResourceAsStream(archive)) {
            if (resource == null) {
                throw new EmbeddedServiceFailure(
                        "no embedded PostgreSQL is packaged for " + platform(),
                        "set SIGNALBOX_DATABASE_URL to a PostgreSQL of your own");
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? EXECUTABLE : PLAIN));
    }

    private static String version() {
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("versions.properties")) {
            Properties versions = new Properties();
            versions.load(resource);
            return versions.getProperty("postgres");
        } catch (IOException e) {
            throw new IllegalStateException("versions.properties is unreadable", e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    case String other -> other;
                };
        return system + "-" + processor;
    }
}
