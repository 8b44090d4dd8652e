package io.signalbox.agent.mapping.rules.hubspot;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.contract.shared.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads one HubSpot event; {@code subscriptionType} is an object and what happened to it, such as ticket.creation. */
@ApplicationScoped
public class HubSpotRules implements ProviderRules {

    @Override
    public ProviderName provider() {
        return ProviderName.HUBSPOT;
    }

    @Override
    public Mapping map(SourceEvent event) {
        Cursor payload = Cursor.root(event.payload());
        String type = payload.firstOf("eventType", "subscriptionType").string(event.eventType());
        int dot = type.indexOf('.');
        String happened = dot < 0 ? "" : type.substring(dot + 1);
        if (happened.equals("associationChange")) {
            return new Ignored("HubSpot linked or unlinked two records; associations are not kept.");
        }
        String object = dot < 0 ? type : type.substring(0, dot);
        if (object.equals("object")) {
            object = payload.at("objectTypeId").requiredString();
        }
        Optional<HubSpotObject> known = HubSpotObject.named(object);
        HubSpotRecord subject = HubSpotRecord.of(event, payload);
        return known.isEmpty() ? unknown(object) : change(payload, known.get(), subject, type, happened);
    }

    private static Mapping change(
            Cursor payload, HubSpotObject object, HubSpotRecord subject, String type, String happened) {
        HubSpotChange change = new HubSpotChange(payload, object, subject);
        return switch (happened) {
            case "creation" -> change.created();
            case "propertyChange" -> change.propertyChanged();
            case "deletion" -> change.deleted();
            case "privacyDeletion" ->
                new Ignored("Signalbox erases the personal data of this record itself; rules have no part in it.");
            case "restore" -> change.restored();
            case "merge" -> change.merged();
            case "newMessage" -> new Ignored("HubSpot says that a message came, not what it says.");
            default -> Unmapped.byRules("No rule knows the HubSpot event '" + type + "'.");
        };
    }

    private static Mapping unknown(String object) {
        return switch (object) {
            case "product", "line_item", "0-7", "0-8" -> new Ignored("HubSpot's products are not tickets.");
            default -> Unmapped.byRules("No rule knows the HubSpot object '" + Bounds.cut(object, Bounds.KEY) + "'.");
        };
    }
}
