package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.state.CanonicalJson;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Puts references in place of the accounts a document names; the control plane puts identities in place of the references. */
final class People {

    private static final int UUID_BYTES = 16;

    private final ObjectMapper json;

    People(ObjectMapper json) {
        this.json = json;
    }

    /** A ticket effect: the change with references, and the account of each; the document itself stays as it was checked. */
    ObjectNode referenced(ObjectNode document) {
        ObjectNode change = document.deepCopy();
        var accounts = new LinkedHashMap<UUID, ObjectNode>();
        exchange(change, "actor", accounts);
        if (change.get("ticket") instanceof ObjectNode ticket) {
            exchange(ticket, "assignee", accounts);
            exchange(ticket, "reporter", accounts);
        }
        for (JsonNode comment : change.path("comments")) {
            exchange((ObjectNode) comment, "author", accounts);
        }
        ObjectNode effect = json.createObjectNode();
        effect.set("change", change);
        var listed = effect.putArray("accounts");
        accounts.forEach(
                (ref, account) -> listed.addObject().put("ref", ref.toString()).set("account", account));
        return effect;
    }

    private static void exchange(ObjectNode holder, String name, Map<UUID, ObjectNode> accounts) {
        if (holder.get(name) instanceof ObjectNode account) {
            UUID ref = ref(account);
            accounts.putIfAbsent(ref, account);
            holder.remove(name);
            holder.put(name + "_id", ref.toString());
        }
    }

    /** The same for the same account in every attempt, so that a repeated effect is the same effect. */
    private static UUID ref(ObjectNode account) {
        byte[] digest = HexFormat.of().parseHex(CanonicalJson.digest(account));
        var first = ByteBuffer.wrap(digest, 0, UUID_BYTES);
        return new UUID(first.getLong(), first.getLong());
    }
}
