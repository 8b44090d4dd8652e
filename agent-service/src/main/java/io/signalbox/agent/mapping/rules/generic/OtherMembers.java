package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what a ticket object has beside the fields that were read. */
final class OtherMembers {

    /** These name the ticket or the event and are kept elsewhere. */
    private static final Set<String> ENVELOPE = Set.of(
            "id", "external_id", "type", "event", "event_type", "action", "specversion", "source", "datacontenttype");

    private OtherMembers() {}

    /** Of several names for one field the first is read; the others are kept, for they may mean something else. */
    static Proposal of(SenderPayload payload, String place, Proposal proposal) {
        Set<String> read = proposal.provenance().values().stream()
                .map(Provenance::pointer)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        CustomFields kept = new CustomFields();
        Cursor ticket = payload.at(place);
        ticket.node().fieldNames().forEachRemaining(name -> {
            Cursor member = ticket.at(name);
            boolean emptied = UsualShape.isField(name) && !member.present();
            if (!ENVELOPE.contains(name) && !read.contains(member.pointer()) && !emptied) {
                kept.keep(name, member);
            }
        });
        return kept.toMap().isEmpty() ? proposal : with(proposal, kept, place);
    }

    private static Proposal with(Proposal proposal, CustomFields kept, String place) {
        Map<String, Provenance> provenance = new LinkedHashMap<>(proposal.provenance());
        provenance.put("custom_fields", Provenance.payloadByRule(place, "generic.custom_fields"));
        return new Proposal(
                proposal.operation(),
                proposal.completeness(),
                proposal.sourceVersion(),
                Objects.requireNonNull(proposal.ticket()).toBuilder()
                        .customFields(kept.toMap())
                        .build(),
                provenance,
                proposal.comments(),
                proposal.actor(),
                proposal.residue(),
                proposal.notes(),
                proposal.sourceSequence(),
                proposal.mergedInto());
    }
}
