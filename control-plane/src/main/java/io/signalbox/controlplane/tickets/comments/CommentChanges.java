package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.tickets.TicketChange;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes of comments: one statement reads all of them, one writes them; none when there are none. */
@Component
public class CommentChanges {

    private final CommentRepository store;
    private final Ids ids;

    CommentChanges(CommentRepository store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** The comments that these changes name, as they are stored. */
    public CommentBatch begin(Collection<TicketChange> changes) {
        Set<CommentKey> keys = changes.stream()
                .flatMap(change -> change.comments().stream()
                        .map(comment -> new CommentKey(change.ticket().integrationId(), comment.externalId())))
                .collect(Collectors.toSet());
        return new CommentBatch(keys.isEmpty() ? new HashMap<>() : store.find(keys), ids);
    }

    /** Writes what the changes left behind. */
    public void keep(CommentBatch batch, Instant now) {
        if (!batch.changed().isEmpty()) {
            store.keep(batch.changed(), now);
        }
    }
}
