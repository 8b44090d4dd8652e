package io.signalbox.controlplane.platform.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something of one organization changed.
 *
 * @param ids what changed; empty means too many to name
 */
public record LiveSignal(UUID organizationId, String topic, List<UUID> ids) {

    /** Whether consoles are told of the topic: those with a dot are between replicas. */
    boolean isPublic() {
        return topic.indexOf('.') < 0;
    }

    /** Could this be news of that? */
    public boolean concerns(UUID id) {
        return ids.isEmpty() || ids.contains(id);
    }

    /** Several signals as one message, each a line. */
    static byte[] bytes(List<LiveSignal> signals) {
        return signals.stream()
                .map(LiveSignal::line)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The signals of a message. Lines that are not ours are left out: another version may share the exchange during an upgrade. */
    static List<LiveSignal> parse(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(LiveSignal::read)
                .flatMap(Optional::stream)
                .toList();
    }

    private String line() {
        return organizationId + " " + topic + " "
                + ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private static Optional<LiveSignal> read(String line) {
        String[] parts = line.split(" ", 3);
        try {
            List<UUID> ids = parts[2].isEmpty()
                    ? List.of()
                    : Arrays.stream(parts[2].split(",")).map(UUID::fromString).toList();
            return Optional.of(new LiveSignal(UUID.fromString(parts[0]), parts[1], ids));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }
}
