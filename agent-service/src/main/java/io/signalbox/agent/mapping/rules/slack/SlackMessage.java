package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedComment;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person wrote. It begins a conversation, which is a ticket, or it answers in one, which is a comment. */
record SlackMessage(String team, String channel, Cursor message, SlackContent content) {

    SlackMessage(String team, String channel, Cursor message) {
        this(team, channel, message, SlackContent.of(message));
    }

    /** What only a reader can tell from free text. */
    static final Set<String> FREE_TEXT = Set.of("title", "priority", "type", "labels");

    /** Fields of which no message says anything. */
    static final Set<String> UNTOLD =
            Set.of("status", "priority", "labels", "assignee_id", "parent_external_id", "due_date");

    Mapping posted() {
        return content.isEmpty() ? empty() : mapped(timestamp());
    }

    Mapping edited() {
        return content.isEmpty()
                ? empty()
                : mapped(SlackTimestamp.instant(message.at("edited", "ts").required()));
    }

    private Mapping mapped(Instant version) {
        return isReply() ? asReply(comment(version)) : asConversation(version);
    }

    Mapping replyGone(long version) {
        return asReply(new SourcedComment(id(), version)
                .author(SlackPeople.authorOf(message))
                .deleted());
    }

    /** A message knows nothing of what became of its conversation: status, priority, labels and assignee stay as they are. */
    private Mapping asConversation(Instant version) {
        Sourced<Person> author = SlackPeople.authorOf(message);
        SourcedTicket ticket = new SourcedTicket(content.title())
                .status(Sourced.fallback(TicketStatus.OPEN, "slack.status_default"))
                .priority(Sourced.fallback(TicketPriority.NORMAL, "slack.priority_default"))
                .type(Sourced.byRule(TicketType.CONVERSATION, "slack.conversation"))
                .optional(patch -> patch.description(content.text()))
                .url(url(message.at("ts")))
                .reporter(author)
                .createdAt(new Sourced<>(
                        timestamp(), Provenance.payloadByRule(message.at("ts").pointer(), "slack.timestamp")))
                .updatedAt(Sourced.byRule(version, "slack.last_edit"))
                .optional(patch -> patch.customFields(customFields(), Provenance.rule("slack.custom_fields")));
        SlackMessage.UNTOLD.forEach(ticket::untold);
        return ticket.full(version.toEpochMilli(), List.of(), Accounts.valueOf(author), FREE_TEXT);
    }

    /** The first message may not have come yet; it has the version of the stub and so replaces it. */
    private Mapping asReply(CommentFields reply) {
        Cursor root = message.at("thread_ts");
        SourcedTicket stub = new SourcedTicket(
                        Sourced.fallback("Conversation in Slack channel " + channel, "slack.untitled"))
                .status(Sourced.fallback(TicketStatus.OPEN, "slack.status_default"))
                .priority(Sourced.fallback(TicketPriority.NORMAL, "slack.priority_default"))
                .type(Sourced.byRule(TicketType.CONVERSATION, "slack.conversation"))
                .url(url(root))
                .reporter(Accounts.ofId(message.at("parent_user_id")));
        Instant begun = SlackTimestamp.instant(root);
        stub.createdAt(new Sourced<>(begun, Provenance.payloadByRule(root.pointer(), "slack.timestamp")));
        return stub.partial(begun.toEpochMilli(), List.of(reply), reply.author());
    }

    private CommentFields comment(Instant version) {
        return new SourcedComment(id(), version.toEpochMilli())
                .author(SlackPeople.authorOf(message))
                .body(content.textOrFiles())
                .url(url(message.at("ts")))
                .createdAt(new Sourced<>(
                        timestamp(), Provenance.payloadByRule(message.at("ts").pointer(), "slack.timestamp")))
                .updatedAt(Sourced.byRule(version, "slack.last_edit"))
                .written();
    }

    /** Two channels may have a message of the same moment. */
    private String id() {
        return Bounds.cut(channel, Bounds.KEY) + ":"
                + Bounds.cut(message.at("ts").requiredString(), Bounds.KEY);
    }

    private boolean isReply() {
        String thread = message.at("thread_ts").string("");
        return !thread.isEmpty() && !thread.equals(message.at("ts").string(""));
    }

    private static Ignored empty() {
        return new Ignored("The Slack message has neither text nor files, and no text in blocks or attachments.");
    }

    private Instant timestamp() {
        return SlackTimestamp.instant(message.at("ts").required());
    }

    private @Nullable Sourced<String> url(Cursor ts) {
        Sourced<String> stamp = ts.text();
        if (stamp == null || team.isEmpty()) {
            return null;
        }
        return stamp.by(
                "slack.client_url",
                value -> "https://app.slack.com/client/" + team + "/" + channel + "/p" + value.replace(".", ""));
    }

    private CustomFields customFields() {
        List<String> files = message.at("files").items().stream()
                .map(file -> file.firstOf("permalink", "name").string())
                .filter(Objects::nonNull)
                .toList();
        return new CustomFields().keep("channel", (Object) channel).keep("files", files.isEmpty() ? null : files);
    }
}
