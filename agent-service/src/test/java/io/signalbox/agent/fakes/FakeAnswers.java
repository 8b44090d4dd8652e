package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the fake control plane says when all is well. */
public final class FakeAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FakeAnswers() {}

    /** The identity this fake gives an account. */
    public static String identity(String externalId) {
        return "0199a000-0000-7000-9000-%012x".formatted(externalId.hashCode() & 0xffffffffL);
    }

    static ObjectNode upserted(JsonNode body) {
        ObjectNode result = JSON.createObjectNode()
                .put("ticket_id", FakeControlPlane.TICKET_ID)
                .put("outcome", "created");
        result.set("source_version", body.path("source_version"));
        ArrayNode comments = result.putArray("comments");
        body.path("comments").forEach(comment -> comments.addObject()
                .put("external_id", comment.path("external_id").asText())
                .put("comment_id", FakeControlPlane.TICKET_ID)
                .put("outcome", "created"));
        return result;
    }

    static ObjectNode identities(JsonNode body) {
        ObjectNode result = JSON.createObjectNode();
        ArrayNode identities = result.putArray("identities");
        body.path("accounts").forEach(account -> identities
                .addObject()
                .put("external_id", account.path("external_id").asText())
                .put("identity_id", identity(account.path("external_id").asText())));
        return result;
    }
}
