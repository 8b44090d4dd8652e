package io.signalbox.controlplane.runs.dispatch;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a message carries: which run of which organization. */
record RunPointer(UUID organizationId, UUID runId) {

    byte[] bytes() {
        return (organizationId + " " + runId).getBytes(StandardCharsets.UTF_8);
    }

    /** Null when the message is not one of ours. */
    static @Nullable RunPointer parse(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
        try {
            return new RunPointer(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return null;
        }
    }
}
