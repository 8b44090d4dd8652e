package io.signalbox.controlplane.audit.export;

import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;

/** Gives out pieces that are made one by one while it is read, so that only one is held at a time. */
final class ChunkStream extends InputStream {

    private final Iterator<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int position;

    ChunkStream(Iterator<byte[]> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : chunk[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isAtEnd() {
        while (position == chunk.length) {
            if (!chunks.hasNext()) {
                return true;
            }
            chunk = chunks.next();
            position = 0;
        }
        return false;
    }
}
