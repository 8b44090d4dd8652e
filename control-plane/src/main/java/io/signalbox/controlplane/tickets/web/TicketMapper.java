package io.signalbox.controlplane.tickets.web;

import io.signalbox.contract.publicapi.model.Activity;
import io.signalbox.contract.publicapi.model.ActivityKind;
import io.signalbox.contract.publicapi.model.ActivityList;
import io.signalbox.contract.publicapi.model.ApiKeyRef;
import io.signalbox.contract.publicapi.model.Comment;
import io.signalbox.contract.publicapi.model.CommentList;
import io.signalbox.contract.publicapi.model.IntegrationRef;
import io.signalbox.contract.publicapi.model.Person;
import io.signalbox.contract.publicapi.model.StoredProvenance;
import io.signalbox.contract.publicapi.model.TicketDetail;
import io.signalbox.contract.publicapi.model.TicketList;
import io.signalbox.contract.publicapi.model.TicketRef;
import io.signalbox.contract.shared.CommentVisibility;
import io.signalbox.contract.shared.ProvenanceKind;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.FieldProvenance;
import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.TicketFields;
import io.signalbox.controlplane.tickets.TicketView;
import io.signalbox.controlplane.tickets.activities.ActivityView;
import io.signalbox.controlplane.tickets.comments.CommentView;
import io.signalbox.controlplane.tickets.search.TicketSummary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From the module's views to the contract. */
final class TicketMapper {

    private TicketMapper() {}

    static List<io.signalbox.controlplane.tickets.TicketStatus> statuses(@Nullable List<TicketStatus> statuses) {
        return statuses == null
                ? List.of()
                : statuses.stream()
                        .map(status -> io.signalbox.controlplane.tickets.TicketStatus.valueOf(status.name()))
                        .toList();
    }

    static List<io.signalbox.controlplane.tickets.TicketPriority> priorities(
            @Nullable List<TicketPriority> priorities) {
        return priorities == null
                ? List.of()
                : priorities.stream()
                        .map(priority -> io.signalbox.controlplane.tickets.TicketPriority.valueOf(priority.name()))
                        .toList();
    }

    static TicketList list(Page<TicketSummary> page, Map<UUID, IntegrationView> sources) {
        return new TicketList(page.items().stream()
                        .map(ticket -> summary(
                                ticket,
                                Objects.requireNonNull(
                                        sources.get(ticket.ticketKey().integrationId()))))
                        .toList())
                .nextCursor(page.nextText());
    }

    static TicketDetail detail(TicketView ticket, IntegrationView source) {
        TicketFields fields = ticket.fields();
        return new TicketDetail()
                .id(ticket.id())
                .integration(integration(source))
                .externalId(ticket.ticketKey().externalId())
                .key(fields.key())
                .title(fields.title())
                .description(fields.description())
                .url(fields.url())
                .status(TicketStatus.valueOf(fields.status().name()))
                .rawStatus(fields.rawStatus())
                .priority(TicketPriority.valueOf(fields.priority().name()))
                .rawPriority(fields.rawPriority())
                .type(TicketType.valueOf(fields.type().name()))
                .rawType(fields.rawType())
                .labels(fields.labels())
                .assignee(person(ticket.assignee()))
                .reporter(person(ticket.reporter()))
                .parent(reference(ticket.parent()))
                .mergedInto(reference(ticket.mergedInto()))
                .dueDate(fields.dueDate())
                .sourceCreatedAt(fields.sourceCreatedAt())
                .sourceUpdatedAt(fields.sourceUpdatedAt())
                .createdAt(ticket.createdAt())
                .updatedAt(ticket.updatedAt())
                .deletedAt(ticket.deletedAt())
                .erasedAt(ticket.erasedAt())
                .sourceVersion(ticket.sourceVersion())
                .commentCount(ticket.commentCount())
                .customFields(fields.customFields().values())
                .provenance(provenance(ticket.provenance()));
    }

    static ActivityList activities(Page<ActivityView> page) {
        return new ActivityList(
                        page.items().stream().map(TicketMapper::activity).toList())
                .nextCursor(page.nextText());
    }

    static CommentList comments(Page<CommentView> page) {
        return new CommentList(page.items().stream().map(TicketMapper::comment).toList()).nextCursor(page.nextText());
    }

    private static io.signalbox.contract.publicapi.model.TicketSummary summary(
            TicketSummary ticket, IntegrationView source) {
        return new io.signalbox.contract.publicapi.model.TicketSummary()
                .id(ticket.id())
                .integration(integration(source))
                .externalId(ticket.ticketKey().externalId())
                .key(ticket.key())
                .title(ticket.title())
                .status(TicketStatus.valueOf(ticket.status().name()))
                .rawStatus(ticket.rawStatus())
                .priority(TicketPriority.valueOf(ticket.priority().name()))
                .rawPriority(ticket.rawPriority())
                .type(TicketType.valueOf(ticket.type().name()))
                .labels(ticket.labels())
                .assignee(person(ticket.assignee()))
                .dueDate(ticket.dueDate())
                .sourceUpdatedAt(ticket.sourceUpdatedAt())
                .updatedAt(ticket.updatedAt());
    }

    private static Activity activity(ActivityView activity) {
        Activity shown = new Activity(
                        activity.id(), ActivityKind.valueOf(activity.kind().name()), activity.at())
                .field(activity.field())
                .from(activity.from())
                .to(activity.to())
                .actor(person(activity.actor()));
        return switch (activity.origin()) {
            case ChangeOrigin.Run run -> shown.runId(run.runId());
            case ChangeOrigin.Service service -> shown.apiKey(key(service));
        };
    }

    private static Comment comment(CommentView comment) {
        return new Comment(comment.id(), comment.externalId(), comment.deleted())
                .author(person(comment.author()))
                .body(comment.body())
                .url(comment.url())
                .sourceCreatedAt(comment.sourceCreatedAt())
                .sourceUpdatedAt(comment.sourceUpdatedAt())
                .visibility(
                        comment.visibility() == null
                                ? null
                                : CommentVisibility.valueOf(comment.visibility().name()))
                .provenance(provenance(comment.provenance()));
    }

    private static Map<String, StoredProvenance> provenance(
            Map<String, io.signalbox.controlplane.tickets.StoredProvenance> stored) {
        Map<String, StoredProvenance> provenance = new TreeMap<>();
        stored.forEach((field, value) -> provenance.put(field, provenance(value)));
        return provenance;
    }

    private static StoredProvenance provenance(io.signalbox.controlplane.tickets.StoredProvenance stored) {
        FieldProvenance source = stored.source();
        StoredProvenance shown = new StoredProvenance(
                        ProvenanceKind.valueOf(source.kind().name()))
                .pointer(source.pointer())
                .rule(source.rule())
                .model(source.model())
                .attempt(source.attempt());
        return switch (stored.origin()) {
            case ChangeOrigin.Run run -> shown.eventId(run.eventId()).runId(run.runId());
            case ChangeOrigin.Service service -> shown.apiKey(key(service));
        };
    }

    private static ApiKeyRef key(ChangeOrigin.Service service) {
        return new ApiKeyRef(service.apiKeyId(), service.name());
    }

    private static IntegrationRef integration(IntegrationView source) {
        return new IntegrationRef(source.id(), source.name(), ProviderName.fromValue(source.provider()));
    }

    private static @Nullable Person person(@Nullable PersonView person) {
        return person == null ? null : new Person(person.id(), person.name());
    }

    private static @Nullable TicketRef reference(TicketView.@Nullable Reference parent) {
        return parent == null
                ? null
                : new TicketRef(parent.externalId()).id(parent.id()).title(parent.title());
    }
}
