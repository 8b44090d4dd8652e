package io.signalbox.agent.mapping.rules.hubspot;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of one record. HubSpot sends no record, so everything but a deletion patches the few fields it carries. */
record HubSpotChange(Cursor payload, HubSpotObject object, HubSpotRecord record) {

    /** What HubSpot writes instead of a value that is sensitive in the account. */
    private static final String WITHHELD = "REDACTED";

    /** Tells only that the record is there, so it must not touch a ticket that already says more. */
    Mapping created() {
        return new SourcedTicket(Sourced.fallback(name(), "hubspot.untitled"))
                .status(Sourced.fallback(TicketStatus.OPEN, "hubspot.status_default"))
                .priority(Sourced.fallback(TicketPriority.NORMAL, "hubspot.priority_default"))
                .type(Sourced.byRule(object.type, "hubspot.object_type"))
                .url(url())
                .createdAt(occurredAt())
                .updatedAt(occurredAt())
                .partial(version(), List.of(), actor());
    }

    Mapping propertyChanged() {
        String property = payload.at("propertyName").requiredString();
        Cursor value = payload.at("propertyValue");
        if (value.missing()) {
            return new Ignored("HubSpot does not say the new value of " + property + ", so nothing changes.");
        }
        if (value.string("").equals(WITHHELD)) {
            return new Ignored("HubSpot withholds the value of " + property + ", so there is nothing to keep.");
        }
        SourcedTicket ticket = patch();
        new HubSpotProperty(object, property, value, name()).writeTo(ticket);
        return ticket.updatedAt(occurredAt()).patch(version(), actor());
    }

    Mapping deleted() {
        return SourcedTicket.bareTombstone(version(), actor());
    }

    /** Back again, with whatever was known of it. */
    Mapping restored() {
        return patch().updatedAt(occurredAt()).patch(version(), actor());
    }

    /** A run writes one record only: this one, either merged away or the one that took the others in. */
    Mapping merged() {
        HubSpotMerge merge = HubSpotMerge.of(payload);
        if (merge.survivor() == null || !merge.concerns(record.id())) {
            return Unmapped.byRules("The merge does not say which record took the others in, or is not about record "
                    + record.id() + ".");
        }
        if (merge.takesAway(record.id())) {
            return SourcedTicket.bareTombstone(version(), actor()).mergedInto(record.sibling(merge.survivor()));
        }
        Cursor away = payload.at("mergedObjectIds");
        CustomFields kept = new CustomFields().keep("merged_object_ids", away);
        return patch().customFields(kept, Provenance.payloadByRule(away.pointer(), "hubspot.merge"))
                .updatedAt(occurredAt())
                .patch(version(), actor());
    }

    /** The fields that provenance does not name, for a ticket that was never seen. */
    private SourcedTicket patch() {
        return SourcedTicket.patchOf(name(), object.type, url());
    }

    private String name() {
        return "HubSpot " + object.word + " " + (record.id().isEmpty() ? "without id" : record.id());
    }

    private @Nullable Sourced<String> url() {
        Sourced<String> own = payload.at("objectId").text();
        Sourced<String> id = own != null && own.value().equals(record.id()) ? own : null;
        String portal = payload.at("portalId").string();
        if (id == null || portal == null) {
            return null;
        }
        return id.by(
                "hubspot.record_url",
                value -> "https://app.hubspot.com/contacts/" + portal + "/record/" + object.typeId + "/" + value);
    }

    private Sourced<Instant> occurredAt() {
        return payload.at("occurredAt").epochMillis().orElseThrow(() -> UnexpectedShape.missing("/occurredAt"));
    }

    private long version() {
        return occurredAt().value().toEpochMilli();
    }

    /** "userId:882761034" when a person made the change, other words when a workflow or an import did. */
    private @Nullable Person actor() {
        String source = payload.at("sourceId").string("");
        return source.matches("userId:\\d{1,20}") ? Person.ofId(source.substring("userId:".length())) : null;
    }
}
