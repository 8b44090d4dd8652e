package io.signalbox.controlplane.integrations.aliases;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that one event says about the id of its ticket.
 *
 * @param id what this version calls it
 * @param former what earlier versions called it, the latest first
 * @param name by which people refer to it; may pass to another ticket later
 */
public record KnownIds(
        ExternalId id, List<String> former, @Nullable String name) {

    /** Each spelling once, this version's own first. */
    Stream<ExternalId> all() {
        return Stream.concat(Stream.concat(Stream.of(id.id()), former.stream()), Stream.ofNullable(name))
                .distinct()
                .map(id::as);
    }

    /** Former ids that differ from the present one. */
    Stream<ExternalId> others() {
        return former.stream().filter(other -> !other.equals(id.id())).map(id::as);
    }

    /** Whether the decision between the present id and a former one has to be kept. */
    boolean isDecided() {
        return others().findAny().isPresent();
    }
}
