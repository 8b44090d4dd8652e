package io.signalbox.controlplane.audit.offline;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, and digests what it has given out. */
final class LineReader {

    /** Longer than any entry. */
    private static final int MAX_LENGTH = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final MessageDigest digest = ChainHash.sha256();
    private byte[] pending = new byte[0];
    private boolean ended = true;

    LineReader(InputStream input) {
        this.input = new BufferedInputStream(input, BUFFER);
    }

    /** Without its end; null behind the last one. */
    byte @Nullable [] next() throws IOException {
        digest.update(pending);
        var line = new ByteArrayOutputStream();
        int next = input.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == MAX_LENGTH) {
                throw new IOException("A line is longer than " + MAX_LENGTH + " bytes");
            }
            line.write(next);
            next = input.read();
        }
        ended = next == '\n';
        byte[] bytes = line.toByteArray();
        if (ended) {
            line.write('\n');
        }
        pending = line.toByteArray();
        return bytes;
    }

    /** Whether the last line was ended as lines are. */
    boolean endedLine() {
        return ended;
    }

    /** Of all lines before the one given out last. */
    byte[] digestBefore() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
