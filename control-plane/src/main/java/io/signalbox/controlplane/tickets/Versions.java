package io.signalbox.controlplane.tickets;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How new a ticket's values are, in versions of its source. Patches tell of single fields and come in any order, so each patched field keeps
 * its own version: an older patch of another field still counts, an older one of the same field does not.
 *
 * @param latest newest version heard of
 * @param floor version that every field has at least
 * @param ahead versions of the fields that were patched since
 */
record Versions(long latest, long floor, Map<String, Long> ahead) {

    Versions {
        ahead = Map.copyOf(ahead);
    }

    /** Every field is as new as this. */
    static Versions complete(long version) {
        return new Versions(version, version, Map.of());
    }

    /** A ticket made from something that named it in passing: any patch knows better. */
    static Versions passing(long version) {
        return new Versions(version, 0, Map.of());
    }

    boolean areNewerThan(long version) {
        return latest > version;
    }

    boolean admit(String name, long version) {
        return version >= ahead.getOrDefault(name, floor);
    }

    Versions patched(Collection<String> names, long version) {
        Map<String, Long> versions = new HashMap<>(ahead);
        names.forEach(name -> versions.put(name, version));
        return new Versions(Math.max(latest, version), floor, versions);
    }
}
