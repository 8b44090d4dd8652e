package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An issue event carries the whole issue, whatever changed. */
record LinearIssue(Cursor payload, Cursor data) {

    SourcedTicket complete() {
        List<Cursor> labels = data.at("labels").items();
        Sourced<String> url = data.at("url").text();
        return new SourcedTicket(title())
                .description(data.at("description").text())
                .rawStatus(data.at("state", "name").text())
                .status(LinearStatus.of(data.at("state")))
                .rawPriority(data.at("priorityLabel").text())
                .priority(LinearVocabulary.priority(data.at("priority")))
                .type(LinearVocabulary.type(labels))
                .url(url == null ? payload.at("url").text() : url)
                .key(data.at("identifier").text())
                .labels(names(labels))
                .assignee(person("assignee"))
                .reporter(person("creator"))
                .parent(parent())
                .dueDate(data.at("dueDate").date().orElse(null))
                .createdAt(data.at("createdAt").time().orElse(null))
                .updatedAt(data.at("updatedAt").time().orElse(null))
                .customFields(customFields(), Provenance.payloadByRule(data.pointer(), "linear.custom_fields"));
    }

    private Sourced<String> title() {
        Sourced<String> title = data.at("title").text();
        if (title != null) {
            return title;
        }
        String name = data.at("identifier").string("issue " + data.at("id").string("without id"));
        return Sourced.fallback("Linear " + name, "linear.untitled");
    }

    private @Nullable Sourced<List<String>> names(List<Cursor> labels) {
        List<String> names = labels.stream()
                .map(label -> label.at("name").string())
                .filter(Objects::nonNull)
                .toList();
        return names.isEmpty()
                ? null
                : new Sourced<>(
                        names, Provenance.payloadByRule(data.at("labels").pointer(), "linear.label_names"));
    }

    private @Nullable Sourced<Person> person(String role) {
        Sourced<Person> whole = LinearPeople.at(data.at(role));
        return whole == null ? Accounts.ofId(data.at(role + "Id")) : whole;
    }

    private @Nullable Sourced<String> parent() {
        Sourced<String> id = data.at("parentId").text();
        return id == null ? data.at("parent", "id").text() : id;
    }

    private CustomFields customFields() {
        return new CustomFields()
                .keep("team", data.at("team", "key"))
                .keep("project", data.at("project", "name"))
                .keep("milestone", data.at("projectMilestone", "name"))
                .keep("cycle", data.at("cycle", "number"))
                .keep("estimate", data.at("estimate"))
                .keep("sla_breaches_at", data.at("slaBreachesAt"));
    }
}
