package io.signalbox.controlplane.serviceapi;

import io.signalbox.contract.publicapi.model.CommentDraft;
import io.signalbox.contract.publicapi.model.CommentResult;
import io.signalbox.contract.publicapi.model.ServiceTicket;
import io.signalbox.contract.publicapi.model.TicketChangeOutcome;
import io.signalbox.contract.publicapi.model.TicketDraft;
import io.signalbox.contract.publicapi.model.TicketUpsertResult;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.CommentChange;
import io.signalbox.controlplane.tickets.CustomFields;
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

/** Between what services send and the module's change. The shared schemas are other classes in each contract, so the agent's doors have theirs. */
final class TicketMapper {

    private TicketMapper() {}

    static TicketChange change(ServiceTicket ticket, Actor.ApiKey service) {
        TicketDraft draft = ticket.getTicket();
        return TicketChange.toldBy(
                new ChangeOrigin.Service(service.id(), service.name()),
                new TicketKey(ticket.getIntegrationId(), ticket.getExternalId()),
                operation(ticket),
                ticket.getSourceVersion(),
                draft == null ? null : fields(draft),
                orEmpty(ticket.getComments()).stream()
                        .map(TicketMapper::comment)
                        .toList(),
                ticket.getActorId());
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

    private static TicketOperation operation(ServiceTicket ticket) {
        return ticket.getOperation() == null
                ? TicketOperation.UPSERT
                : TicketOperation.valueOf(ticket.getOperation().name());
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

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
