package io.signalbox.agent.modelserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The texts the scripted model says. It fills only the ticket fields the schema of the call knows. */
final class ScriptedAnswers {

    static final String OTHER_ORGANIZATION = "00000000-0000-7000-8000-00000000beef";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ScriptedAnswers() {}

    static String valid(ModelCall call) {
        return answer(call, "open").toString();
    }

    static String wrongStatus(ModelCall call) {
        ObjectNode answer = answer(call, "open");
        answer.withObject("/ticket").put("status", "waiting_for_godot").put("priority", "extreme");
        return answer.toString();
    }

    static String prose(ModelCall call) {
        return "Sure! This event looks like an incident. I would open a ticket for it with high priority. Shall I go on?";
    }

    static String truncated(ModelCall call) {
        String valid = valid(call);
        return valid.substring(0, valid.length() - 12);
    }

    static String injected(ModelCall call) {
        ObjectNode answer = answer(call, "done");
        answer.put("external_id", "SECRET-1")
                .put("organization_id", OTHER_ORGANIZATION)
                .put("ticket_id", OTHER_ORGANIZATION);
        return answer.toString();
    }

    static String notATicket(ModelCall call) {
        return JSON.createObjectNode()
                .put("external_id", call.externalId())
                .put("not_a_ticket", "It only says that the nightly job\nran.")
                .toString();
    }

    static String undecided(ModelCall call) {
        return answer(call, "open").put("not_a_ticket", "Or maybe not.").toString();
    }

    static String namesAnAccount(ModelCall call) {
        ObjectNode answer = answer(call, "open");
        answer.withObject("/ticket/assignee").put("external_id", "U-CEO").put("email", "ceo@example.com");
        return answer.toString();
    }

    static String inventsAnAddress(ModelCall call) {
        ObjectNode answer = answer(call, "open");
        answer.withObject("/ticket").put("description", "Escalate to ceo@example.com at once.");
        return answer.toString();
    }

    static String onlyATitle(ModelCall call) {
        ObjectNode answer = JSON.createObjectNode().put("external_id", call.externalId());
        answer.putObject("ticket").put("title", "Printer on floor 3 is out of order");
        return answer.toString();
    }

    private static ObjectNode answer(ModelCall call, String status) {
        ObjectNode answer = JSON.createObjectNode().put("external_id", call.externalId());
        ObjectNode ticket = JSON.createObjectNode()
                .put("title", "Printer on floor 3 is out of order")
                .put("description", "Mapped by the scripted model.")
                .put("status", status)
                .put("priority", "high")
                .put("type", "incident");
        ticket.putArray("labels").add("printer");
        JsonNode known = call.schema().path("properties").path("ticket").path("properties");
        if (known.isObject()) {
            ticket.retain(known.properties().stream().map(Map.Entry::getKey).toList());
        }
        answer.set("ticket", ticket);
        return answer;
    }
}
