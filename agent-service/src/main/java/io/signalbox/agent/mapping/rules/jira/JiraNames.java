package io.signalbox.agent.mapping.rules.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Names of the accounts that a delivery names anyway, for mentions, which carry only an id. */
final class JiraNames implements UnaryOperator<String> {

    private static final List<String> PLACES = List.of(
            "/user",
            "/issue/fields/assignee",
            "/issue/fields/reporter",
            "/issue/fields/creator",
            "/comment/author",
            "/comment/updateAuthor");

    private final Map<String, String> names = new HashMap<>();

    private JiraNames() {}

    static JiraNames none() {
        return new JiraNames();
    }

    static JiraNames of(JsonNode payload) {
        var names = new JiraNames();
        PLACES.forEach(place -> names.learn(payload.at(place)));
        return names;
    }

    @Override
    public String apply(String id) {
        return names.getOrDefault(id, id);
    }

    private void learn(JsonNode account) {
        String name = account.path("displayName").asText("");
        for (String member : List.of("accountId", "key", "name")) {
            String id = account.path(member).asText("");
            if (!name.isBlank() && !id.isBlank()) {
                names.putIfAbsent(id, name);
            }
        }
    }
}
