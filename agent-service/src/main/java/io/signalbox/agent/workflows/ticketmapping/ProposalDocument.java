package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.TicketFields;
import io.signalbox.contract.shared.TicketOperation;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a proposal as the JSON that is checked, recorded and sent: the contract's ticket change, with accounts of the source
 * ({@code assignee}, {@code reporter}, {@code actor}, {@code author}) where the contract has identities.
 */
final class ProposalDocument {

    private final ObjectMapper json;

    ProposalDocument(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode of(Proposal proposal, SourceEvent event) {
        ObjectNode document =
                head(event, operation(proposal.operation()), proposal.completeness(), proposal.sourceVersion());
        if (proposal.sourceSequence() > 0) {
            document.put("source_sequence", proposal.sourceSequence());
        }
        put(document, "merged_into", proposal.mergedInto());
        if (proposal.ticket() != null) {
            document.set("ticket", ticket(proposal.ticket()));
        }
        document.set("provenance", provenance(proposal.provenance()));
        var comments = document.putArray("comments");
        proposal.comments().forEach(each -> comments.add(comment(each)));
        put(document, "actor", account(proposal.actor()));
        return document;
    }

    /**
     * A patch that changes nothing yet, for a model to fill. What it fills is named in provenance; the rest are placeholders that only a
     * missing ticket is created with. What came when is all that is known of the source's version.
     */
    ObjectNode blank(SourceEvent event) {
        ObjectNode document = head(
                event,
                TicketOperation.UPSERT,
                Completeness.PATCH,
                event.receivedAt().toEpochMilli());
        ObjectNode ticket = document.putObject("ticket");
        put(ticket, "status", TicketStatus.OPEN);
        put(ticket, "priority", TicketPriority.NORMAL);
        put(ticket, "type", TicketType.OTHER);
        document.putObject("provenance");
        document.putArray("comments");
        return document;
    }

    ObjectNode provenance(Provenance provenance) {
        ObjectNode node = json.createObjectNode();
        node.put("kind", provenance.kind().toString());
        put(node, "pointer", provenance.pointer());
        put(node, "rule", provenance.rule());
        put(node, "model", provenance.model());
        put(node, "attempt", provenance.attempt());
        return node;
    }

    private ObjectNode head(SourceEvent event, TicketOperation operation, Completeness completeness, long version) {
        return json.createObjectNode()
                .put("external_id", event.externalId())
                .put("operation", operation.toString())
                .put("completeness", completeness.name().toLowerCase(Locale.ROOT))
                .put("source_version", version);
    }

    private ObjectNode ticket(TicketFields fields) {
        ObjectNode node = json.createObjectNode();
        put(node, "title", fields.title());
        put(node, "description", fields.description());
        put(node, "raw_status", fields.rawStatus());
        put(node, "status", fields.status());
        put(node, "raw_priority", fields.rawPriority());
        put(node, "priority", fields.priority());
        put(node, "raw_type", fields.rawType());
        put(node, "type", fields.type());
        put(node, "url", fields.url());
        put(node, "key", fields.key());
        put(node, "labels", fields.labels());
        put(node, "assignee", account(fields.assignee()));
        put(node, "reporter", account(fields.reporter()));
        put(node, "parent_external_id", fields.parentExternalId());
        put(node, "due_date", fields.dueDate());
        put(node, "source_created_at", fields.sourceCreatedAt());
        put(node, "source_updated_at", fields.sourceUpdatedAt());
        put(node, "custom_fields", fields.customFields());
        return node;
    }

    private ObjectNode comment(CommentFields fields) {
        ObjectNode node = json.createObjectNode();
        put(node, "external_id", fields.externalId());
        node.put("source_version", fields.sourceVersion());
        put(node, "author", account(fields.author()));
        put(node, "body", fields.body());
        put(node, "url", fields.url());
        put(node, "source_created_at", fields.sourceCreatedAt());
        put(node, "source_updated_at", fields.sourceUpdatedAt());
        node.put("deleted", fields.deleted());
        put(node, "visibility", fields.visibility());
        if (!fields.provenance().isEmpty()) {
            node.set("provenance", provenance(fields.provenance()));
        }
        return node;
    }

    private ObjectNode provenance(Map<String, Provenance> byField) {
        ObjectNode node = json.createObjectNode();
        byField.forEach((field, provenance) -> node.set(field, provenance(provenance)));
        return node;
    }

    private @Nullable ObjectNode account(@Nullable Person person) {
        if (person == null) {
            return null;
        }
        ObjectNode node = json.createObjectNode();
        put(node, "external_id", person.externalId());
        put(node, "display_name", person.displayName());
        put(node, "username", person.username());
        put(node, "email", person.email());
        return node;
    }

    private void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.set(name, json.valueToTree(value));
        }
    }

    private static TicketOperation operation(Operation operation) {
        return switch (operation) {
            case UPSERT -> TicketOperation.UPSERT;
            case DELETE -> TicketOperation.DELETE;
        };
    }
}
