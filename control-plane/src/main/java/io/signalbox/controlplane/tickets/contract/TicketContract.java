package io.signalbox.controlplane.tickets.contract;

import io.signalbox.contract.internalapi.model.TicketUpsert;
import io.signalbox.contract.shared.CommentDraft;
import io.signalbox.contract.shared.CommentResult;
import io.signalbox.contract.shared.TicketChangeOutcome;
import io.signalbox.contract.shared.TicketDraft;
import io.signalbox.contract.shared.TicketUpsertResult;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.Completeness;
import io.signalbox.controlplane.tickets.CustomFields;
import io.signalbox.controlplane.tickets.FieldProvenance;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketChangeResult;
import io.signalbox.controlplane.tickets.TicketFields;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketOperation;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import io.signalbox.controlplane.tickets.TicketType;
import io.signalbox.controlplane.tickets.comments.CommentChange;
import io.signalbox.controlplane.tickets.comments.CommentVisibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps ticket drafts, comment drafts and provenance to the module's records, and its result to the contract. */
public final class TicketContract {

    private TicketContract() {}

    /**
     * The change that a run proposes.
     *
     * @param ticket under which it is stored
     * @param position order of receipt of what the run is about
     */
    public static TicketChange change(TicketUpsert upsert, TicketKey ticket, ChangeOrigin.Run origin, long position) {
        return new TicketChange(
                origin,
                ticket,
                TicketOperation.valueOf(upsert.getOperation().name()),
                Completeness.valueOf(upsert.getCompleteness().name()),
                upsert.getSourceVersion(),
                sequence(upsert.getSourceSequence()),
                position,
                upsert.getMergedInto(),
                fields(upsert.getTicket()),
                provenance(upsert.getProvenance()),
                comments(upsert.getComments()),
                upsert.getActorId());
    }

    /** The fields of a draft; null when the change carries none. */
    public static @Nullable TicketFields fields(@Nullable TicketDraft draft) {
        if (draft == null) {
            return null;
        }
        Map<String, Object> custom = draft.getCustomFields();
        return new TicketFields(
                draft.getTitle(),
                draft.getDescription(),
                draft.getRawStatus(),
                TicketStatus.valueOf(draft.getStatus().name()),
                draft.getRawPriority(),
                TicketPriority.valueOf(draft.getPriority().name()),
                draft.getRawType(),
                TicketType.valueOf(draft.getType().name()),
                draft.getUrl(),
                draft.getKey(),
                orEmpty(draft.getLabels()),
                draft.getAssigneeId(),
                draft.getReporterId(),
                draft.getParentExternalId(),
                draft.getDueDate(),
                draft.getSourceCreatedAt(),
                draft.getSourceUpdatedAt(),
                custom == null ? CustomFields.NONE : new CustomFields(new HashMap<>(custom)));
    }

    /** The comments of a change, in the order given; empty when it carries none. */
    public static List<CommentChange> comments(@Nullable List<CommentDraft> drafts) {
        return orEmpty(drafts).stream().map(TicketContract::comment).toList();
    }

    /** Where each field's value came from, by the field's name; empty when nothing is said. */
    public static Map<String, FieldProvenance> provenance(
            @Nullable Map<String, io.signalbox.contract.shared.FieldProvenance> sources) {
        Map<String, FieldProvenance> provenance = new HashMap<>();
        if (sources != null) {
            sources.forEach((field, source) -> provenance.put(field, provenance(source)));
        }
        return provenance;
    }

    /** What became of a change, as callers read it. */
    public static TicketUpsertResult result(TicketChangeResult result) {
        return new TicketUpsertResult(
                result.ticketId(),
                TicketChangeOutcome.valueOf(result.outcome().name()),
                result.sourceVersion(),
                result.comments().stream()
                        .map(comment -> new CommentResult(
                                comment.externalId(),
                                comment.commentId(),
                                TicketChangeOutcome.valueOf(comment.outcome().name())))
                        .toList());
    }

    private static CommentChange comment(CommentDraft draft) {
        return new CommentChange(
                draft.getExternalId(),
                draft.getSourceVersion(),
                sequence(draft.getSourceSequence()),
                draft.getAuthorId(),
                draft.getBody(),
                draft.getUrl(),
                draft.getSourceCreatedAt(),
                draft.getSourceUpdatedAt(),
                Boolean.TRUE.equals(draft.getDeleted()),
                draft.getVisibility() == null
                        ? null
                        : CommentVisibility.valueOf(draft.getVisibility().name()),
                provenance(draft.getProvenance()));
    }

    private static FieldProvenance provenance(io.signalbox.contract.shared.FieldProvenance source) {
        return new FieldProvenance(
                FieldProvenance.Kind.valueOf(source.getKind().name()),
                source.getPointer(),
                source.getRule(),
                source.getModel(),
                source.getAttempt());
    }

    /** The source's own order among changes of one version; 0 when it has none. */
    public static long sequence(@Nullable Long sequence) {
        return sequence == null ? 0 : sequence;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
