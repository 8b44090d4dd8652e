package io.signalbox.controlplane.tickets;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An identity with its name. */
public record PersonView(UUID id, String name) {

    public static @Nullable PersonView of(@Nullable UUID id, Map<UUID, String> names) {
        return id == null ? null : new PersonView(id, names.getOrDefault(id, "someone"));
    }
}
