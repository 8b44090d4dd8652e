package io.signalbox.controlplane.platform.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something of one organization changed.
 *
 * @param ids what changed; empty means too many to name
 */
public record LiveSignal(UUID organizationId, String topic, List<UUID> ids) {

    /** Could this be news of that? */
    public boolean concerns(UUID id) {
        return ids.isEmpty() || ids.contains(id);
    }

    byte[] bytes() {
        String named = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
        return (organizationId + " " + topic + " " + named).getBytes(StandardCharsets.UTF_8);
    }

    /** Null when the message is not one of ours: another version may share the exchange during an upgrade. */
    static @Nullable LiveSignal parse(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 3);
        try {
            List<UUID> ids = parts[2].isEmpty()
                    ? List.of()
                    : Arrays.stream(parts[2].split(",")).map(UUID::fromString).toList();
            return new LiveSignal(UUID.fromString(parts[0]), parts[1], ids);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return null;
        }
    }
}
