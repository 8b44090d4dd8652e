package io.signalbox.controlplane.integrations.aliases;

import java.util.Comparator;
import java.util.UUID;

/** An id of a ticket at its source, as one integration sees it. */
public record ExternalId(UUID integrationId, String id) implements Comparable<ExternalId> {

    private static final Comparator<ExternalId> ORDER =
            Comparator.comparing(ExternalId::integrationId).thenComparing(ExternalId::id);

    public ExternalId as(String other) {
        return new ExternalId(integrationId, other);
    }

    @Override
    public int compareTo(ExternalId other) {
        return ORDER.compare(this, other);
    }
}
