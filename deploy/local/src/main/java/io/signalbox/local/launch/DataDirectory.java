package io.signalbox.local.launch;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of one installation, held by one launcher at a time. */
final class DataDirectory implements AutoCloseable {

    private final FileChannel lock;

    private DataDirectory(FileChannel lock) {
        this.lock = lock;
    }

    static DataDirectory claim(Path directory) {
        Path file = directory.resolve("launcher.lock");
        try {
            create(directory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new Refusal("Signalbox already runs on " + directory + " (process "
                        + Files.readString(file).strip()
                        + "): stop it, or choose another directory with SIGNALBOX_DATA_DIR");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(channel);
        } catch (IOException e) {
            throw new Refusal("the data directory " + directory + " is not usable (" + e.getMessage()
                    + "): make it writable, or choose another with SIGNALBOX_DATA_DIR");
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Others may pass through (the database server can run as another user) but not look around. */
    private static void create(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
