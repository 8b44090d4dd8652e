package io.signalbox.controlplane.tickets.comments;

import java.util.Comparator;
import java.util.UUID;

/** What makes a comment one: the integration it came through and its id there. Sorted as comments are written. */
record CommentKey(UUID integrationId, String externalId) implements Comparable<CommentKey> {

    private static final Comparator<CommentKey> ORDER =
            Comparator.comparing(CommentKey::integrationId).thenComparing(CommentKey::externalId);

    @Override
    public int compareTo(CommentKey other) {
        return ORDER.compare(this, other);
    }
}
