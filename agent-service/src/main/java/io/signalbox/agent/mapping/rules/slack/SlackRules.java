package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.contract.shared.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what Slack sends: events, interactions, and slash commands, which have no type but a command. */
@ApplicationScoped
public class SlackRules implements ProviderRules {

    @Override
    public ProviderName provider() {
        return ProviderName.SLACK;
    }

    @Override
    public Mapping map(SourceEvent event) {
        Cursor payload = Cursor.root(event.payload());
        if (payload.at("command").present()) {
            return new SlashCommand(payload, event.receivedAt()).map();
        }
        String type = payload.at("type").string(event.eventType());
        return switch (type) {
            case "event_callback" ->
                new SlackEvent(
                                payload,
                                event.settings()
                                        .getOrDefault("bot_messages", "")
                                        .equals("map"))
                        .map();
            case "message_action" -> MessageShortcut.map(payload);
            case "view_submission" -> new FormSubmission(payload, event.receivedAt()).map();
            case "block_actions", "interactive_message" ->
                new Ignored("A button or menu was used in Slack; that says nothing about a ticket.");
            case "shortcut" ->
                new Ignored(
                        "A global shortcut was used in Slack; it carries no message. Use one that is offered on messages.");
            case "view_closed" -> new Ignored("A form was closed in Slack without being sent.");
            case "block_suggestion", "dialog_suggestion" ->
                new Ignored("Slack asked for menu options; that says nothing about a ticket.");
            case "url_verification" -> new Ignored("Slack checked the address of the webhook.");
            case "app_rate_limited" ->
                new Ignored(
                        "Slack sends no events of the workspace for a time because too many came, so messages of that time may"
                                + " be missing. The integration shows this as its health.");
            default ->
                Unmapped.byRules("No rule knows the Slack payload '" + Bounds.cut(type, Bounds.KEY)
                        + "'. Take it out of what the Slack app sends, or choose a model that maps it.");
        };
    }
}
