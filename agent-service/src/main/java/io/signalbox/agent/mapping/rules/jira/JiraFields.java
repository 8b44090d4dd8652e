package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
        ticket.optional(this::status)
                .optional(this::priority)
                .optional(this::type)
                .optional(patch ->
                        set(patch, "description", "description", at -> patch.description(RichText.at(at, names))))
                .optional(patch -> set(patch, "labels", "labels", at -> patch.labels(labels(at))))
                .optional(patch -> set(patch, "assignee", "assignee_id", at -> patch.assignee(JiraPeople.at(at))))
                .optional(patch -> set(patch, "reporter", "reporter_id", at -> patch.reporter(JiraPeople.at(at))))
                .optional(patch -> set(
                        patch,
                        "duedate",
                        "due_date",
                        at -> patch.dueDate(at.date().orElse(null))))
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
        Cursor name = fields.at("priority", "name");
        if (carried("priority")) {
            set(ticket, "priority", "raw_priority", at -> ticket.rawPriority(name.text()));
            ticket.priority(JiraVocabulary.priority(name));
        }
    }

    private void type(SourcedTicket ticket) {
        if (fields.at("issuetype").present()) {
            ticket.rawType(fields.at("issuetype", "name").text()).type(JiraVocabulary.type(fields.at("issuetype")));
        }
    }

    /** Jira leaves the parent out where there is none, so that only the change log tells that one was taken away. */
    private void parent(SourcedTicket ticket) {
        if (carried("parent")) {
            set(
                    ticket,
                    "parent",
                    "parent_external_id",
                    at -> ticket.parent(at.at("id").text()));
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
        if (fields.at("parent").present()) {
            kept.keep("parent_key", fields.at("parent", "key"));
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

    /** Fills the ticket's field from the issue's; one that is there and empty empties it. */
    private void set(SourcedTicket ticket, String name, String field, Consumer<Cursor> setter) {
        if (!carried(name)) {
            return;
        }
        Cursor at = fields.at(name);
        setter.accept(at);
        if (!at.present() || at.isArray() && at.node().isEmpty()) {
            ticket.cleared(field, Provenance.payload(at.pointer()));
        }
    }

    private boolean carried(String name) {
        return fields.node().has(name);
    }
}
