package io.signalbox.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to use one data directory, held by one process. The operating system drops it with the process, so a killed
 * holder never blocks the next start.
 */
final class DataDirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataDirectoryLock acquire(Path dataDirectory) {
        Path file = dataDirectory.resolve("postgres.lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(dataDirectory, file);
            }
            writeHolder(channel);
            return new DataDirectoryLock(channel);
        } catch (IOException e) {
            throw new EmbeddedServiceFailure(
                    "the data directory " + dataDirectory + " cannot be locked (" + e.getMessage() + ")",
                    "make it writable or choose another with SIGNALBOX_DATA_DIR",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void writeHolder(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }

    private static EmbeddedServiceFailure inUse(Path dataDirectory, Path file) throws IOException {
        return new EmbeddedServiceFailure(
                "the data directory " + dataDirectory + " is in use by process "
                        + Files.readString(file).strip(),
                "stop that one first or choose another directory with SIGNALBOX_DATA_DIR");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
