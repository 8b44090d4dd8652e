package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.CommentDraft;
import io.signalbox.contract.internalapi.model.CommentResult;
import io.signalbox.contract.internalapi.model.TicketChangeOutcome;
import io.signalbox.contract.internalapi.model.TicketDraft;
import io.signalbox.contract.internalapi.model.TicketUpsert;
import io.signalbox.contract.internalapi.model.TicketUpsertResult;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.CommentChange;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between the contract's upsert and the module's change. */
final class TicketUpsertMapper {

    private TicketUpsertMapper() {}

    static TicketChange toChange(TicketUpsert upsert, AgentCall call) {
        TicketDraft draft = upsert.getTicket();
        return new TicketChange(
                new ChangeOrigin.Run(call.run().runId(), call.run().eventId()),
                new TicketKey(call.capability().integrationId(), upsert.getExternalId()),
                TicketOperation.valueOf(upsert.getOperation().name()),
                Completeness.valueOf(upsert.getCompleteness().name()),
                upsert.getSourceVersion(),
                draft == null ? null : fields(draft),
                provenance(upsert.getProvenance()),
                orEmpty(upsert.getComments()).stream()
                        .map(TicketUpsertMapper::comment)
                        .toList(),
                upsert.getActorId());
    }

    static TicketUpsertResult toContract(TicketChangeResult result) {
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

    private static TicketFields fields(TicketDraft draft) {
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

    private static CommentChange comment(CommentDraft draft) {
        return new CommentChange(
                draft.getExternalId(),
                draft.getSourceVersion(),
                draft.getAuthorId(),
                draft.getBody(),
                draft.getUrl(),
                draft.getSourceCreatedAt(),
                draft.getSourceUpdatedAt(),
                Boolean.TRUE.equals(draft.getDeleted()));
    }

    private static Map<String, FieldProvenance> provenance(
            @Nullable Map<String, io.signalbox.contract.internalapi.model.FieldProvenance> sources) {
        Map<String, FieldProvenance> provenance = new HashMap<>();
        if (sources != null) {
            sources.forEach((field, source) -> provenance.put(field, provenance(source)));
        }
        return provenance;
    }

    private static FieldProvenance provenance(io.signalbox.contract.internalapi.model.FieldProvenance source) {
        return new FieldProvenance(
                FieldProvenance.Kind.valueOf(source.getKind().name()),
                source.getPointer(),
                source.getRule(),
                source.getModel(),
                source.getAttempt());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
