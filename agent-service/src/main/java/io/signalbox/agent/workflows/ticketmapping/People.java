package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.Effects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exchanges the accounts a document names for identities, all in one call, before it is sent. */
final class People {

    private final ObjectMapper json;

    People(ObjectMapper json) {
        this.json = json;
    }

    /** A copy with identities in place of accounts; the document itself stays as it was checked. */
    ObjectNode resolved(ObjectNode document, Effects effects) {
        ObjectNode copy = document.deepCopy();
        List<Place> places = places(copy);
        Map<String, String> identities = identities(places, effects);
        places.forEach(place -> place.exchange(identities));
        return copy;
    }

    private static List<Place> places(ObjectNode document) {
        var places = new ArrayList<Place>();
        add(places, document, "actor");
        if (document.get("ticket") instanceof ObjectNode ticket) {
            add(places, ticket, "assignee");
            add(places, ticket, "reporter");
        }
        for (JsonNode comment : document.path("comments")) {
            add(places, (ObjectNode) comment, "author");
        }
        return places;
    }

    private static void add(List<Place> places, ObjectNode holder, String name) {
        if (holder.get(name) instanceof ObjectNode account) {
            places.add(new Place(holder, name, account));
        }
    }

    private Map<String, String> identities(List<Place> places, Effects effects) {
        var accounts = new LinkedHashMap<String, ObjectNode>();
        places.forEach(place -> accounts.putIfAbsent(place.externalId(), place.account()));
        var identities = new HashMap<String, String>();
        if (!accounts.isEmpty()) {
            ObjectNode request = json.createObjectNode();
            request.putArray("accounts").addAll(accounts.values());
            for (JsonNode match : effects.perform(new Effect(MappingEffects.MAP_IDENTITIES, request))
                    .path("identities")) {
                identities.put(
                        match.path("external_id").asText(),
                        match.path("identity_id").asText());
            }
        }
        return identities;
    }

    private record Place(ObjectNode holder, String name, ObjectNode account) {

        String externalId() {
            return account.path("external_id").asText();
        }

        void exchange(Map<String, String> identities) {
            holder.remove(name);
            String identity = identities.get(externalId());
            if (identity != null) {
                holder.put(name + "_id", identity);
            }
        }
    }
}
