package io.signalbox.agent.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A run may name nothing but itself. Every member of an answer whose name says that it identifies a ticket, run, integration or organization
 * must hold the run's own value, at any depth. A run knows no ticket id, so any ticket id is a stray.
 */
final class ScopeRule {

    /** Accounts carry external ids of people, which say nothing about tickets. */
    private static final Set<String> ACCOUNTS = Set.of("assignee", "reporter", "author", "actor");

    private final Map<String, String> own;

    ScopeRule(Subject subject) {
        String organization = subject.organizationId().toString();
        this.own = Map.of(
                "externalid",
                subject.event().externalId(),
                "ticketid",
                "",
                "runid",
                subject.runId().toString(),
                "integrationid",
                subject.integrationId().toString(),
                "organizationid",
                organization,
                "organisationid",
                organization,
                "orgid",
                organization,
                "tenantid",
                organization);
    }

    List<Finding> scopeViolations(JsonNode answer) {
        var scopeViolations = new ArrayList<Finding>();
        collect(answer, "", scopeViolations);
        return List.copyOf(scopeViolations);
    }

    private void collect(JsonNode node, String pointer, List<Finding> scopeViolations) {
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(node.get(index), pointer + "/" + index, scopeViolations);
            }
        }
        node.properties().forEach(member -> inspect(member, pointer + "/" + escaped(member.getKey()), scopeViolations));
    }

    private void inspect(Map.Entry<String, JsonNode> member, String pointer, List<Finding> scopeViolations) {
        String expected = own.get(plain(member.getKey()));
        if (expected != null && !member.getValue().asText().equals(expected)) {
            scopeViolations.add(new Finding(pointer, "names something this run may not touch", "out_of_scope"));
        }
        if (!ACCOUNTS.contains(member.getKey())) {
            collect(member.getValue(), pointer, scopeViolations);
        }
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
