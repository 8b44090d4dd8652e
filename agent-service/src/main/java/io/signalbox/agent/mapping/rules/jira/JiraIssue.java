package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The issue in a delivery: whole in issue events, a few fields of it in comment events. */
record JiraIssue(Cursor issue) {

    /** What every delivery says of its issue. */
    SourcedTicket named() {
        Cursor fields = issue.at("fields");
        return new SourcedTicket(title(fields))
                .rawStatus(fields.at("status", "name").text())
                .status(JiraStatus.of(fields))
                .rawPriority(fields.at("priority", "name").text())
                .priority(JiraVocabulary.priority(fields.at("priority", "name")))
                .rawType(fields.at("issuetype", "name").text())
                .type(JiraVocabulary.type(fields.at("issuetype")))
                .url(browseUrl())
                .key(issue.at("key").text())
                .assignee(JiraPeople.at(fields.at("assignee")));
    }

    /** An issue event without fields is not worth a guess: it would empty the ticket. */
    SourcedTicket complete() {
        Cursor fields = issue.at("fields").required();
        return named().description(RichText.at(fields.at("description")))
                .labels(labels(fields.at("labels")))
                .reporter(JiraPeople.at(fields.at("reporter")))
                .parent(fields.at("parent", "id").text())
                .dueDate(fields.at("duedate").date().orElse(null))
                .createdAt(fields.at("created").time().orElse(null))
                .updatedAt(fields.at("updated").time().orElse(null))
                .customFields(customFields(fields), Provenance.payloadByRule(fields.pointer(), "jira.custom_fields"));
    }

    long updatedAt(Instant otherwise) {
        return issue.at("fields", "updated")
                .time()
                .map(Sourced::value)
                .orElse(otherwise)
                .toEpochMilli();
    }

    @Nullable
    String commentUrl(@Nullable String commentId) {
        Sourced<String> url = browseUrl();
        return url == null ? null : url.value() + "?focusedCommentId=" + commentId;
    }

    private Sourced<String> title(Cursor fields) {
        Sourced<String> summary = fields.at("summary").text();
        if (summary != null) {
            return summary;
        }
        String name = issue.at("key").string("issue " + issue.at("id").string("without id"));
        return Sourced.fallback("Jira " + name, "jira.untitled");
    }

    /** People open an issue below /browse; its own address is the interface's. */
    private @Nullable Sourced<String> browseUrl() {
        Sourced<String> self = issue.at("self").text();
        String key = issue.at("key").string();
        if (self == null || key == null || !self.value().contains("/rest/")) {
            return null;
        }
        return self.by("jira.browse_url", url -> url.substring(0, url.indexOf("/rest/")) + "/browse/" + key);
    }

    private static @Nullable Sourced<List<String>> labels(Cursor labels) {
        List<String> words = labels.items().stream()
                .map(Cursor::string)
                .filter(Objects::nonNull)
                .toList();
        return words.isEmpty() ? null : new Sourced<>(words, Provenance.payload(labels.pointer()));
    }

    private static CustomFields customFields(Cursor fields) {
        CustomFields kept = new CustomFields()
                .keep("project", fields.at("project", "key"))
                .keep("resolution", fields.at("resolution", "name"))
                .keep("environment", fields.at("environment"));
        if (fields.at("parent").present()) {
            kept.keep("parent_key", fields.at("parent", "key"));
        }
        List<String> components = fields.at("components").items().stream()
                .map(component -> component.at("name").string())
                .filter(Objects::nonNull)
                .toList();
        kept.keep("components", components.isEmpty() ? null : components);
        fields.node().fieldNames().forEachRemaining(name -> {
            if (name.startsWith("customfield_")) {
                kept.keep(name, fields.at(name));
            }
        });
        return kept;
    }
}
