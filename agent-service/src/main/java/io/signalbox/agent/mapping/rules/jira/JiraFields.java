package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketPriority;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an issue event, each only where the event carries it.
 *
 * @param changes the items of the change log, which also tell what an event's fields leave out
 */
record JiraFields(Cursor fields, Cursor changes, UnaryOperator<String> names) {

    private static final Set<String> PARENT = Set.of("parent", "issueparentassociation");

    /** Custom fields of the ticket, by the field of the issue, with the member that holds the word. */
    private static final Map<String, String> KEPT = Map.of("project", "key", "resolution", "name", "environment", "");

    void fill(SourcedTicket ticket) {
        Cursor due = fields.at("duedate");
        ticket.optional(this::status)
                .optional(this::priority)
                .optional(this::type)
                .emptiable(
                        "description",
                        fields.at("description"),
                        patch -> patch.description(RichText.at(fields.at("description"), names)))
                .told("labels", fields.at("labels"), patch -> patch.labels(labels(fields.at("labels"))))
                .emptiable(
                        "assignee_id",
                        fields.at("assignee"),
                        patch -> patch.assignee(JiraPeople.at(fields.at("assignee"))))
                .emptiable(
                        "reporter_id",
                        fields.at("reporter"),
                        patch -> patch.reporter(JiraPeople.at(fields.at("reporter"))))
                .emptiable("due_date", due, patch -> patch.dueDate(due.date().orElse(null)))
                .optional(patch -> patch.createdAt(fields.at("created").time().orElse(null)))
                .optional(patch -> patch.updatedAt(fields.at("updated").time().orElse(null)))
                .optional(this::parent)
                .optional(this::customFields);
    }

    /** A status nobody knows changes only the source's word for it. */
    private void status(SourcedTicket ticket) {
        ticket.rawStatus(fields.at("status", "name").text()).status(JiraStatus.of(fields));
    }

    private void priority(SourcedTicket ticket) {
        Cursor priority = fields.at("priority");
        ticket.emptiable(
                "raw_priority",
                priority,
                patch -> patch.rawPriority(priority.at("name").text()));
        ticket.priority(
                priority.node().isNull()
                        ? new Sourced<>(
                                TicketPriority.NORMAL,
                                Provenance.payloadByRule(priority.pointer(), "jira.priority_none"))
                        : JiraVocabulary.priority(priority.at("name")));
    }

    private void type(SourcedTicket ticket) {
        if (fields.at("issuetype").present()) {
            ticket.rawType(fields.at("issuetype", "name").text()).type(JiraVocabulary.type(fields.at("issuetype")));
        }
    }

    /** Jira leaves the parent out where there is none, so that only the change log tells that one was taken away. */
    private void parent(SourcedTicket ticket) {
        Cursor parent = fields.at("parent");
        if (!parent.missing()) {
            ticket.emptiable(
                    "parent_external_id",
                    parent,
                    patch -> patch.parent(parent.at("id").text()));
            return;
        }
        for (Cursor change : changes.items()) {
            if (PARENT.contains(change.firstOf("fieldId", "field").string("").toLowerCase(Locale.ROOT))) {
                Cursor to = change.at("to");
                if (to.text() == null) {
                    ticket.cleared(
                            "parent_external_id", Provenance.payloadByRule(change.pointer(), "jira.parent_removed"));
                } else {
                    ticket.parent(to.text());
                }
            }
        }
    }

    private void customFields(SourcedTicket ticket) {
        CustomFields kept = new CustomFields();
        KEPT.keySet().stream().sorted().filter(this::carried).forEach(name -> {
            Cursor at = fields.at(name);
            String member = KEPT.get(name);
            kept.keepOrRemove(name, member.isEmpty() || !at.isObject() ? at : at.at(member));
        });
        if (carried("components")) {
            kept.keepOrRemove("components", componentNames());
        }
        if (carried("parent")) {
            kept.keepOrRemove("parent_key", fields.at("parent", "key"));
        }
        fields.node().fieldNames().forEachRemaining(name -> {
            if (name.startsWith("customfield_")) {
                kept.keep(name, fields.at(name));
            }
        });
        emptied(kept);
        ticket.customFields(kept, Provenance.payloadByRule(fields.pointer(), "jira.custom_fields"));
    }

    /** Most custom fields of an issue are null for ever; one that was emptied just now is named in the change log. */
    private void emptied(CustomFields kept) {
        for (Cursor change : changes.items()) {
            String name = change.at("fieldId").string("");
            if (name.startsWith("customfield_")
                    && carried(name)
                    && !fields.at(name).present()) {
                kept.keepOrRemove(name, fields.at(name));
            }
        }
    }

    private @Nullable List<String> componentNames() {
        List<String> names = fields.at("components").items().stream()
                .map(component -> component.at("name").string())
                .filter(Objects::nonNull)
                .toList();
        return names.isEmpty() ? null : names;
    }

    private static @Nullable Sourced<List<String>> labels(Cursor labels) {
        List<String> words = labels.items().stream()
                .map(Cursor::string)
                .filter(Objects::nonNull)
                .toList();
        return words.isEmpty() ? null : new Sourced<>(words, Provenance.payload(labels.pointer()));
    }

    private boolean carried(String name) {
        return fields.node().has(name);
    }
}
