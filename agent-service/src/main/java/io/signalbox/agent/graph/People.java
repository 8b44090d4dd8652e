package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.contract.shared.IdentityMatch;
import io.signalbox.contract.shared.ProviderAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Exchanges the accounts a document names for identities, all in one call, before it is sent. */
final class People {

    private final ControlPlaneSession controlPlane;
    private final ObjectMapper json;

    People(ControlPlaneSession controlPlane, ObjectMapper json) {
        this.controlPlane = controlPlane;
        this.json = json;
    }

    /** A copy with identities in place of accounts; the document itself stays as it was checked. */
    ObjectNode resolved(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        List<Place> places = places(copy);
        Map<String, UUID> identities = identities(places);
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

    private Map<String, UUID> identities(List<Place> places) {
        var accounts = new LinkedHashMap<String, ProviderAccount>();
        places.forEach(place ->
                accounts.putIfAbsent(place.externalId(), json.convertValue(place.account(), ProviderAccount.class)));
        var identities = new HashMap<String, UUID>();
        if (!accounts.isEmpty()) {
            for (IdentityMatch match : controlPlane.identities(List.copyOf(accounts.values()))) {
                identities.put(match.getExternalId(), match.getIdentityId());
            }
        }
        return identities;
    }

    private record Place(ObjectNode holder, String name, ObjectNode account) {

        String externalId() {
            return account.path("external_id").asText();
        }

        void exchange(Map<String, UUID> identities) {
            holder.remove(name);
            UUID identity = identities.get(externalId());
            if (identity != null) {
                holder.put(name + "_id", identity.toString());
            }
        }
    }
}
