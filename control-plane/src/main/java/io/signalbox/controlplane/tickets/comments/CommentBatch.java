package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.tickets.ChangeOutcome;
import io.signalbox.controlplane.tickets.SourceTime;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketChangeResult;
import io.signalbox.controlplane.tickets.TicketRefused;
import io.signalbox.controlplane.tickets.activities.Activity;
import io.signalbox.controlplane.tickets.activities.ActivityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Comments of some changes, each guarded by its own version: changed in memory, one change after the other, and written in the end. */
public final class CommentBatch {

    private final Map<CommentKey, StoredComment> current;
    private final SortedMap<CommentKey, StoredComment> changed = new TreeMap<>();
    private final Ids ids;

    /** @param stored of those that the changes name, what is known */
    CommentBatch(Map<CommentKey, StoredComment> stored, Ids ids) {
        this.current = stored;
        this.ids = ids;
    }

    /** What became of the comments, and what there is to tell of them. */
    public record Applied(List<TicketChangeResult.CommentResult> results, List<Activity> activities) {

        public static final Applied NOTHING = new Applied(List.of(), List.of());
    }

    /** @throws TicketRefused when a comment belongs to another ticket already; nothing changed then */
    public Applied apply(UUID ticketId, TicketChange change, Instant now) {
        if (change.comments().isEmpty()) {
            return Applied.NOTHING;
        }
        refuseStrangers(ticketId, change);
        var applied = new Applied(new ArrayList<>(), new ArrayList<>());
        for (CommentChange comment : change.comments()) {
            var key = new CommentKey(change.ticket().integrationId(), comment.externalId());
            StoredComment before = current.get(key);
            StoredComment after = before == null
                    ? StoredComment.firstSeen(ids.next(), ticketId, comment, change.position(), change.origin(), now)
                    : before.with(comment, change.position(), change.origin());
            if (!after.equals(before)) {
                current.put(key, after);
                changed.put(key, after);
            }
            ChangeOutcome outcome = outcome(before, comment, after);
            applied.results.add(new TicketChangeResult.CommentResult(comment.externalId(), after.id(), outcome));
            tell(outcome, after, change, now, applied.activities);
        }
        return applied;
    }

    /** Those that are new or different. */
    SortedMap<CommentKey, StoredComment> changed() {
        return changed;
    }

    private void refuseStrangers(UUID ticketId, TicketChange change) {
        List<FieldProblem> errors = new ArrayList<>();
        for (int index = 0; index < change.comments().size(); index++) {
            String externalId = change.comments().get(index).externalId();
            StoredComment comment = current.get(new CommentKey(change.ticket().integrationId(), externalId));
            if (comment != null && !comment.ticketId().equals(ticketId)) {
                errors.add(new FieldProblem("/comments/" + index + "/external_id", "belongs to another ticket"));
            }
        }
        if (!errors.isEmpty()) {
            throw new TicketRefused(errors);
        }
    }

    private static ChangeOutcome outcome(@Nullable StoredComment before, CommentChange change, StoredComment after) {
        if (before != null) {
            return before.outcomeOf(change, after);
        }
        return change.deleted() ? ChangeOutcome.DELETED : ChangeOutcome.CREATED;
    }

    private static void tell(
            ChangeOutcome outcome, StoredComment comment, TicketChange change, Instant now, List<Activity> activities) {
        UUID actor = change.actorId() == null ? comment.authorId() : change.actorId();
        Instant changedAt = SourceTime.of(comment.sourceUpdatedAt(), comment.version(), now);
        switch (outcome) {
            case CREATED -> {
                UUID author = comment.authorId() == null ? actor : comment.authorId();
                activities.add(Activity.of(ActivityKind.COMMENT_ADDED, author, comment.writtenAt()));
            }
            case UPDATED -> activities.add(Activity.of(ActivityKind.COMMENT_CHANGED, actor, changedAt));
            case DELETED -> activities.add(Activity.of(ActivityKind.COMMENT_DELETED, actor, changedAt));
            case UNCHANGED, STALE -> {}
        }
    }
}
