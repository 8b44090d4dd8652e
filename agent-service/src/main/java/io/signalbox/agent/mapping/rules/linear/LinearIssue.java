package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The issue of an issue event. Linear leaves out what is empty: that a field was emptied is known from the values before the change, which
 * events carry beside the issue; a field that neither has is left alone.
 *
 * @param payload whose {@code updatedFrom} has the values before the change
 */
record LinearIssue(Cursor payload, Cursor data) {

    private static final String EMPTIED = "linear.emptied";

    SourcedTicket ticket() {
        Cursor url = data.at("url").present() ? data.at("url") : payload.at("url");
        return new SourcedTicket(
                        Sourced.fallback("Linear issue " + data.at("id").string("without id"), "linear.untitled"))
                .status(Sourced.fallback(TicketStatus.OPEN, "linear.status_default"))
                .priority(LinearVocabulary.priorityDefault())
                .type(LinearVocabulary.typeDefault())
                .optional(ticket -> LinearKey.set(ticket, data))
                .optional(this::title)
                .told(
                        "raw_status",
                        data.at("state"),
                        ticket -> ticket.rawStatus(data.at("state", "name").text()))
                .told("status", data.at("state"), ticket -> ticket.status(LinearStatus.of(data.at("state"))))
                .told("priority", data.at("priority"), this::priority)
                .told("url", url, ticket -> ticket.url(url.text()))
                .told("labels", data.at("labels"), this::labels)
                .optional(ticket -> optional(ticket, "description", "description", at -> ticket.description(at.text())))
                .optional(ticket -> optional(
                        ticket,
                        "due_date",
                        "dueDate",
                        at -> ticket.dueDate(at.date().orElse(null))))
                .optional(this::parent)
                .optional(ticket -> person(ticket, "assignee_id", "assignee", ticket::assignee))
                .optional(ticket -> person(ticket, "reporter_id", "creator", ticket::reporter))
                .optional(ticket -> ticket.createdAt(data.at("createdAt").time().orElse(null)))
                .optional(ticket -> ticket.updatedAt(data.at("updatedAt").time().orElse(null)))
                .optional(ticket -> ticket.customFields(
                        customFields(ticket), Provenance.payloadByRule(data.pointer(), "linear.custom_fields")));
    }

    private void title(SourcedTicket ticket) {
        Sourced<String> title = data.at("title").text();
        if (title == null) {
            ticket.untold("title");
        } else {
            ticket.title(title);
        }
    }

    /** No priority is a placeholder's, unless one was just taken away. */
    private void priority(SourcedTicket ticket) {
        ticket.rawPriority(data.at("priorityLabel").text());
        boolean changed = !payload.at("updatedFrom", "priority").missing();
        ticket.priority(LinearVocabulary.priority(data.at("priority"), changed));
    }

    private void labels(SourcedTicket ticket) {
        List<Cursor> labels = data.at("labels").items();
        List<String> names = labels.stream()
                .map(label -> label.at("name").string())
                .filter(Objects::nonNull)
                .toList();
        if (!names.isEmpty()) {
            ticket.labels(new Sourced<>(
                    names, Provenance.payloadByRule(data.at("labels").pointer(), "linear.label_names")));
        }
        ticket.type(LinearVocabulary.type(
                data.at("labels"), !payload.at("updatedFrom", "labelIds").missing()));
    }

    private void optional(SourcedTicket ticket, String field, String member, Consumer<Cursor> filling) {
        Cursor place = data.at(member);
        Cursor before = payload.at("updatedFrom", member);
        if (place.missing() && !before.missing()) {
            ticket.cleared(field, Provenance.payloadByRule(before.pointer(), EMPTIED));
        } else {
            ticket.emptiable(field, place, same -> filling.accept(place));
        }
    }

    private void person(SourcedTicket ticket, String field, String role, Consumer<@Nullable Sourced<Person>> filling) {
        Cursor whole = data.at(role);
        optional(
                ticket,
                field,
                whole.present() ? role : role + "Id",
                at -> filling.accept(whole.present() ? LinearPeople.at(whole) : Accounts.ofId(at)));
    }

    private void parent(SourcedTicket ticket) {
        Sourced<String> whole = data.at("parent", "id").text();
        if (whole == null) {
            optional(ticket, "parent_external_id", "parentId", at -> ticket.parent(at.text()));
        } else {
            ticket.parent(whole);
        }
    }

    private CustomFields customFields(SourcedTicket ticket) {
        CustomFields kept = new CustomFields();
        keep(ticket, kept, "team", data.at("team", "key"), "team");
        keep(ticket, kept, "project", data.at("project", "name"), "projectId");
        keep(ticket, kept, "milestone", data.at("projectMilestone", "name"), "projectMilestoneId");
        keep(ticket, kept, "cycle", data.at("cycle", "number"), "cycleId");
        keep(ticket, kept, "estimate", data.at("estimate"), "estimate");
        keep(ticket, kept, "sla_breaches_at", data.at("slaBreachesAt"), "slaBreachesAt");
        return kept;
    }

    /** What was there before the change and is not any more is removed. */
    private void keep(SourcedTicket ticket, CustomFields kept, String name, Cursor place, String member) {
        boolean emptied = data.at(member).missing()
                ? !payload.at("updatedFrom", member).missing()
                : !data.at(member).present();
        if (place.present() || emptied) {
            kept.keepOrRemove(name, place);
        } else {
            ticket.untold("custom_fields/" + name);
        }
    }
}
