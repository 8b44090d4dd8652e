package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.contract.shared.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Reads Linear's webhooks; {@code type} and {@code action} in the body say what happened. */
@ApplicationScoped
public class LinearRules implements ProviderRules {

    private static final Map<String, String> NOT_TICKETS = Map.ofEntries(
            Map.entry("AgentSessionEvent", "Agent sessions are Linear's own protocol, not a change of an issue."),
            Map.entry("AppUserNotification", "A notification repeats what an issue event already said."),
            Map.entry("Attachment", "Attachments are not kept."),
            Map.entry("AuditEntry", "An audit entry is not a ticket."),
            Map.entry("Customer", "A Linear customer is not a ticket."),
            Map.entry("Cycle", "A cycle is not a ticket."),
            Map.entry("Document", "A document is not a ticket."),
            Map.entry("Initiative", "An initiative is not a ticket."),
            Map.entry("InitiativeUpdate", "An initiative update is not a ticket."),
            Map.entry("IssueLabel", "A label is told again by the issues that carry it."),
            Map.entry("IssueSLA", "An SLA is told again by its issue."),
            Map.entry("OAuthApp", "Linear says the app's access has changed; that is not a ticket."),
            Map.entry("PermissionChange", "Linear says the app's access has changed; that is not a ticket."),
            Map.entry("Project", "A project is not a ticket."),
            Map.entry("ProjectUpdate", "A project update is not a ticket."),
            Map.entry("Reaction", "A reaction changes no field of the ticket."),
            Map.entry("User", "A Linear account is not a ticket."));

    @Override
    public ProviderName provider() {
        return ProviderName.LINEAR;
    }

    @Override
    public Mapping map(SourceEvent event) {
        Cursor payload = Cursor.root(event.payload());
        String hint = event.eventType();
        int dot = hint.indexOf('.');
        String type = payload.at("type").string(dot < 0 ? hint : hint.substring(0, dot));
        String action = payload.at("action").string(dot < 0 ? "" : hint.substring(dot + 1));
        LinearDelivery delivery = new LinearDelivery(payload, event.receivedAt());
        return switch (type + "." + action) {
            case "Issue.create", "Issue.update", "Issue.restore" -> delivery.issueChanged();
            case "Issue.remove" -> delivery.issueRemoved();
            case "Comment.create", "Comment.update", "Comment.restore" -> delivery.comment(false);
            case "Comment.remove" -> delivery.comment(true);
            case "CustomerNeed.create", "CustomerNeed.update", "CustomerNeed.restore" ->
                delivery.customerRequest(false);
            case "CustomerNeed.remove" -> delivery.customerRequest(true);
            default -> other(type, action);
        };
    }

    private static Mapping other(String type, String action) {
        String reason = NOT_TICKETS.get(type);
        return reason == null
                ? Unmapped.byRules("No rule knows the Linear event '" + type + "." + action
                        + "'. Deselect it in the webhook's settings at Linear, or discard it.")
                : new Ignored(reason);
    }
}
