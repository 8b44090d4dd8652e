package io.signalbox.agent.web;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.TicketFields;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.contract.shared.FieldProvenance;
import io.signalbox.contract.shared.MappingNote;
import io.signalbox.contract.shared.MappingPreview;
import io.signalbox.contract.shared.MappingPreviewResult;
import io.signalbox.contract.shared.PreviewedComment;
import io.signalbox.contract.shared.PreviewedField;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a mapping field by field. */
final class MappingPreviews {

    private static final int MAX_VALUE = 2000;

    private MappingPreviews() {}

    static MappingPreview of(Mapping mapping) {
        return switch (mapping) {
            case Ignored(String reason) -> without(MappingPreviewResult.IGNORED, reason);
            case Unmapped unmapped -> without(MappingPreviewResult.UNMAPPED, unmapped.detail());
            case Proposal proposal -> change(proposal);
        };
    }

    private static MappingPreview without(MappingPreviewResult result, String reason) {
        return new MappingPreview()
                .result(result)
                .reason(reason)
                .fields(List.of())
                .comments(List.of())
                .notes(List.of());
    }

    private static MappingPreview change(Proposal proposal) {
        TicketFields ticket = proposal.ticket();
        return new MappingPreview()
                .result(result(proposal))
                .fields(proposal.provenance().entrySet().stream()
                        .map(entry -> field(
                                entry.getKey(),
                                ticket == null ? null : value(ticket, entry.getKey()),
                                entry.getValue()))
                        .toList())
                .comments(proposal.comments().stream()
                        .map(MappingPreviews::comment)
                        .toList())
                .notes(proposal.notes().stream().map(MappingPreviews::note).toList());
    }

    private static MappingPreviewResult result(Proposal proposal) {
        if (proposal.operation() == Operation.DELETE) {
            return MappingPreviewResult.DELETION;
        }
        return proposal.completeness() == Completeness.PARTIAL
                        && !proposal.comments().isEmpty()
                ? MappingPreviewResult.COMMENT
                : MappingPreviewResult.CHANGE;
    }

    private static PreviewedComment comment(CommentFields comment) {
        return new PreviewedComment()
                .externalId(comment.externalId())
                .deleted(comment.deleted())
                .fields(comment.provenance().entrySet().stream()
                        .map(entry -> field(entry.getKey(), value(comment, entry.getKey()), entry.getValue()))
                        .toList());
    }

    private static PreviewedField field(String name, @Nullable Object value, Provenance from) {
        return new PreviewedField().name(name).value(text(value)).provenance(provenance(from));
    }

    private static @Nullable Object value(TicketFields ticket, String field) {
        return switch (field) {
            case "title" -> ticket.title();
            case "description" -> ticket.description();
            case "raw_status" -> ticket.rawStatus();
            case "status" -> ticket.status();
            case "raw_priority" -> ticket.rawPriority();
            case "priority" -> ticket.priority();
            case "raw_type" -> ticket.rawType();
            case "type" -> ticket.type();
            case "url" -> ticket.url();
            case "key" -> ticket.key();
            case "labels" -> ticket.labels();
            case "assignee_id" -> ticket.assignee();
            case "reporter_id" -> ticket.reporter();
            case "parent_external_id" -> ticket.parentExternalId();
            case "due_date" -> ticket.dueDate();
            case "source_created_at" -> ticket.sourceCreatedAt();
            case "source_updated_at" -> ticket.sourceUpdatedAt();
            case "custom_fields" -> ticket.customFields();
            default -> null;
        };
    }

    private static @Nullable Object value(CommentFields comment, String field) {
        return switch (field) {
            case "body" -> comment.body();
            case "author_id" -> comment.author();
            case "url" -> comment.url();
            case "visibility" -> comment.visibility();
            case "source_created_at" -> comment.sourceCreatedAt();
            case "source_updated_at" -> comment.sourceUpdatedAt();
            default -> null;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> null;
                    case Person person -> named(person);
                    case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
                    case Map<?, ?> map ->
                        map.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
                    default -> value.toString();
                };
        return text == null || text.isEmpty() ? null : Bounds.cut(text, MAX_VALUE);
    }

    private static String named(Person person) {
        String name = Objects.requireNonNullElse(person.displayName(), person.externalId());
        return name.equals(person.externalId()) ? name : name + " (" + person.externalId() + ")";
    }

    private static FieldProvenance provenance(Provenance from) {
        return new FieldProvenance().kind(from.kind()).pointer(from.pointer()).rule(from.rule());
    }

    private static MappingNote note(Note note) {
        return new MappingNote().pointer(note.pointer()).message(note.message());
    }
}
