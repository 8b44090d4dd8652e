package io.signalbox.agent.mapping.rules.hubspot;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import java.time.ZoneOffset;

/**
 * One changed property and the field it is. A property without a field of its own is kept as a custom field.
 *
 * @param value empty when the property was emptied
 * @param untitled what the record is called without a title
 */
record HubSpotProperty(HubSpotObject object, String property, Cursor value, String untitled) {

    void writeTo(SourcedTicket ticket) {
        switch (object.word + "." + property) {
            case "ticket.subject", "deal.dealname", "company.name", "contact.email" -> title(ticket);
            case "ticket.content", "deal.description", "company.description" -> description(ticket);
            case "ticket.hs_pipeline_stage", "deal.dealstage", "conversation.status", "contact.hs_lead_status" ->
                status(ticket);
            case "ticket.hs_ticket_priority", "deal.hs_priority" -> priority(ticket);
            case "ticket.hs_ticket_category" -> category(ticket);
            case "ticket.hubspot_owner_id",
                    "deal.hubspot_owner_id",
                    "company.hubspot_owner_id",
                    "contact.hubspot_owner_id",
                    "conversation.assignedTo" -> ticket.optional(this::owner);
            case "ticket.createdate", "deal.createdate", "company.createdate", "contact.createdate" ->
                ticket.optional(known -> known.createdAt(value.epochMillis().orElse(null)));
            case "deal.closedate" -> ticket.optional(this::closeDate);
            default -> custom(ticket);
        }
    }

    private void title(SourcedTicket ticket) {
        Sourced<String> title = value.text();
        ticket.title(title == null ? Sourced.fallback(untitled, "hubspot.untitled") : title);
    }

    private void description(SourcedTicket ticket) {
        ticket.description(value.text());
        clearIfEmpty(ticket, "description");
    }

    /** An account's own stage says nothing to us but its name: then the status stays what it was. */
    private void status(SourcedTicket ticket) {
        ticket.rawStatus(value.text());
        clearIfEmpty(ticket, "raw_status");
        HubSpotStatus.of(object, value.string(""))
                .ifPresent(status -> ticket.status(new Sourced<>(status, by("hubspot.pipeline_stage"))));
    }

    private void priority(SourcedTicket ticket) {
        ticket.rawPriority(value.text());
        clearIfEmpty(ticket, "raw_priority");
        StatusVocabulary.priority(value.string(""))
                .ifPresent(priority -> ticket.priority(new Sourced<>(priority, by("hubspot.priority"))));
    }

    private void category(SourcedTicket ticket) {
        ticket.rawType(value.text());
        clearIfEmpty(ticket, "raw_type");
        StatusVocabulary.type(value.string(""))
                .ifPresent(type -> ticket.type(new Sourced<>(type, by("hubspot.category"))));
    }

    private void owner(SourcedTicket ticket) {
        ticket.assignee(Accounts.ofId(value));
        clearIfEmpty(ticket, "assignee_id");
    }

    private void closeDate(SourcedTicket ticket) {
        ticket.dueDate(value.epochMillis()
                .map(time -> time.by("hubspot.close_date", instant -> instant.atZone(ZoneOffset.UTC)
                        .toLocalDate()))
                .orElse(null));
        clearIfEmpty(ticket, "due_date");
    }

    private void custom(SourcedTicket ticket) {
        CustomFields kept = new CustomFields().keep(property, (Object) value.string(""));
        ticket.customFields(kept, by("hubspot.custom_fields"));
    }

    private void clearIfEmpty(SourcedTicket ticket, String field) {
        if (value.text() == null) {
            ticket.cleared(field, Provenance.payload(value.pointer()));
        }
    }

    private Provenance by(String rule) {
        return Provenance.payloadByRule(value.pointer(), rule);
    }
}
