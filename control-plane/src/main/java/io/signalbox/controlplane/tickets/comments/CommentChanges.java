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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies the comments of a change, each guarded by its own version. At most two statements, none when there are no comments. */
@Component
public class CommentChanges {

    private final CommentRepository store;
    private final Ids ids;

    CommentChanges(CommentRepository store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** What became of the comments, and what there is to tell of them. */
    public record Applied(List<TicketChangeResult.CommentResult> results, List<Activity> activities) {}

    /** @throws TicketRefused when a comment belongs to another ticket already */
    public Applied apply(UUID ticketId, TicketChange change, Instant now) {
        var applied = new Applied(new ArrayList<>(), new ArrayList<>());
        if (change.comments().isEmpty()) {
            return applied;
        }
        UUID integrationId = change.ticket().integrationId();
        List<String> externalIds =
                change.comments().stream().map(CommentChange::externalId).toList();
        Map<String, StoredComment> known = store.find(integrationId, externalIds);
        refuseStrangers(ticketId, externalIds, known);
        List<StoredComment> kept = new ArrayList<>();
        for (CommentChange comment : change.comments()) {
            StoredComment before = known.get(comment.externalId());
            StoredComment after = before == null
                    ? StoredComment.firstSeen(ids.next(), ticketId, comment, change.position(), change.origin(), now)
                    : before.with(comment, change.position(), change.origin());
            ChangeOutcome outcome = outcome(before, comment, after);
            if (!after.equals(before)) {
                kept.add(after);
            }
            applied.results.add(new TicketChangeResult.CommentResult(comment.externalId(), after.id(), outcome));
            tell(outcome, after, change, now, applied.activities);
        }
        store.keep(integrationId, kept, now);
        return applied;
    }

    private static ChangeOutcome outcome(@Nullable StoredComment before, CommentChange change, StoredComment after) {
        if (before != null) {
            return before.outcomeOf(change, after);
        }
        return change.deleted() ? ChangeOutcome.DELETED : ChangeOutcome.CREATED;
    }

    private static void refuseStrangers(UUID ticketId, List<String> externalIds, Map<String, StoredComment> known) {
        List<FieldProblem> errors = new ArrayList<>();
        for (int index = 0; index < externalIds.size(); index++) {
            StoredComment comment = known.get(externalIds.get(index));
            if (comment != null && !comment.ticketId().equals(ticketId)) {
                errors.add(new FieldProblem("/comments/" + index + "/external_id", "belongs to another ticket"));
            }
        }
        if (!errors.isEmpty()) {
            throw new TicketRefused(errors);
        }
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
