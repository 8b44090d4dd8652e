package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The issue in a delivery: whole in most issue events, a few fields of it in comment events and where an administrator's rule chose what
 * to send. A field that is not there says nothing; one that is null is empty at the source.
 *
 * @param id as the issue or an address in the delivery says it
 * @param changes the items of the change log
 * @param names the name of a mentioned account by its id
 */
record JiraIssue(Cursor issue, String id, Cursor changes, UnaryOperator<String> names) {

    /** An issue's own address, also as the start of its comment's. */
    private static final Pattern ADDRESS = Pattern.compile("/rest/api/[^/]{1,20}/issue/(\\d{1,20})(?:[/?#].*)?$");

    /** What every delivery says of its issue; used only where the ticket has to be created. */
    SourcedTicket named() {
        Cursor fields = issue.at("fields");
        return new SourcedTicket(title(fields))
                .status(Sourced.fallback(TicketStatus.OPEN, "jira.status_default"))
                .priority(Sourced.fallback(TicketPriority.NORMAL, "jira.priority_default"))
                .type(Sourced.fallback(TicketType.OTHER, "jira.type_default"))
                .optional(ticket -> ticket.rawStatus(fields.at("status", "name").text()))
                .optional(ticket -> ticket.status(JiraStatus.of(fields)))
                .optional(ticket ->
                        ticket.rawPriority(fields.at("priority", "name").text()))
                .optional(ticket -> ticket.priority(JiraVocabulary.priority(fields.at("priority", "name"))))
                .optional(
                        ticket -> ticket.rawType(fields.at("issuetype", "name").text()))
                .optional(ticket -> ticket.type(JiraVocabulary.type(fields.at("issuetype"))))
                .optional(ticket -> ticket.url(browseUrl()))
                .optional(ticket -> ticket.key(issue.at("key").text()))
                .optional(ticket -> ticket.assignee(JiraPeople.at(fields.at("assignee"))));
    }

    /** The change an issue event makes: the fields it carries and no others. */
    SourcedTicket changed() {
        Cursor fields = issue.at("fields");
        SourcedTicket ticket = SourcedTicket.patchOf(title(fields).value(), TicketType.OTHER, null)
                .optional(patch -> patch.title(fields.at("summary").text()))
                .optional(patch -> patch.url(browseUrl()))
                .optional(patch -> patch.key(issue.at("key").text()));
        new JiraFields(fields, changes, names).fill(ticket);
        return ticket;
    }

    /** The id that tickets are kept by; null when neither the issue nor its address nor the comment's says it. */
    static @Nullable String idOf(Cursor issue, Cursor comment) {
        String id = issue.at("id").string();
        String own = id == null ? idIn(issue.at("self")) : id;
        return own == null ? idIn(comment.at("self")) : own;
    }

    /** The issue's id in its address or in that of one of its comments; null where there is none. */
    private static @Nullable String idIn(Cursor self) {
        Matcher address = ADDRESS.matcher(self.string(""));
        return address.find() ? address.group(1) : null;
    }

    boolean hasFields() {
        return issue.at("fields").isObject();
    }

    long updatedAt(Instant otherwise, Notes notes) {
        Sourced<Instant> updated =
                notes.read(() -> issue.at("fields", "updated").time().orElse(null));
        return (updated == null ? otherwise : updated.value()).toEpochMilli();
    }

    @Nullable
    Sourced<String> commentUrl(@Nullable String commentId) {
        Sourced<String> url = browseUrl();
        return url == null || commentId == null
                ? null
                : url.by("jira.comment_url", browse -> browse + "?focusedCommentId=" + commentId);
    }

    private Sourced<String> title(Cursor fields) {
        Sourced<String> summary = fields.at("summary").text();
        if (summary != null) {
            return summary;
        }
        String name = issue.at("key").string("issue " + id);
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
}
