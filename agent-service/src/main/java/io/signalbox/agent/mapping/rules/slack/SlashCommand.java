package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "/ticket the printer on floor 3 is jammed": the text is a request.
 *
 * @param receivedAt stands in for the time that a slash command does not carry
 */
record SlashCommand(Cursor payload, Instant receivedAt) {

    Mapping map() {
        Cursor text = payload.at("text");
        String title = SlackText.titleOf(text.string(""));
        String command = Bounds.cut(payload.at("command").requiredString(), Bounds.KEY);
        if (title.isBlank() || title.equalsIgnoreCase("help")) {
            return new Ignored(
                    "The command " + command + " was used without saying what is wanted; write it behind the command.");
        }
        Sourced<Person> sender = sender();
        return new SourcedTicket(
                        new Sourced<>(title, Provenance.payloadByRule(text.pointer(), "slack.title_from_text")))
                .description(Sourced.at(text, "slack.mrkdwn_to_markdown", SlackText::markdown))
                .status(Sourced.fallback(TicketStatus.OPEN, "slack.status_default"))
                .priority(Sourced.fallback(TicketPriority.NORMAL, "slack.priority_default"))
                .type(Sourced.byRule(TicketType.REQUEST, "slack.command_is_request"))
                .reporter(sender)
                .createdAt(Sourced.byRule(receivedAt, "slack.received_at"))
                .updatedAt(Sourced.byRule(receivedAt, "slack.received_at"))
                .customFields(customFields(command), Provenance.rule("slack.custom_fields"))
                .full(receivedAt.toEpochMilli(), List.of(), Accounts.valueOf(sender), SlackMessage.FREE_TEXT);
    }

    private CustomFields customFields(String command) {
        return new CustomFields()
                .keep("command", (Object) command)
                .keep("channel", payload.at("channel_id"))
                .keep("channel_name", payload.at("channel_name"));
    }

    private @Nullable Sourced<Person> sender() {
        return Accounts.of(
                payload.at("user_id"),
                payload.at("user_id").text(),
                null,
                payload.at("user_name").string(),
                null);
    }
}
