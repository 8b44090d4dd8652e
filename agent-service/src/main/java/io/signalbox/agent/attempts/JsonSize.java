package io.signalbox.agent.attempts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Counts the bytes of something as JSON without keeping them. */
final class JsonSize {

    private final ObjectMapper json;

    JsonSize(ObjectMapper json) {
        this.json = json;
    }

    long of(Object value) {
        var counted = new Counted();
        try {
            json.writeValue(counted, value);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
        return counted.bytes;
    }

    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
