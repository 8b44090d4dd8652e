package io.signalbox.controlplane.platform.persistence;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids as one statement parameter. */
public final class SqlArray {

    private SqlArray() {}

    /** For {@code CAST(? AS uuid[])}. */
    public static String of(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
