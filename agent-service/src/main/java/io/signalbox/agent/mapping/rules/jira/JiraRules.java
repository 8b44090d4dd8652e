package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.contract.shared.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Reads Jira's webhooks; {@code webhookEvent} in the body says what happened. */
@ApplicationScoped
public class JiraRules implements ProviderRules {

    /** What happened, by the start of its name, and why no ticket changes. */
    private static final Map<String, String> NOT_TICKETS = Map.ofEntries(
            Map.entry("worklog_", "Time logged on an issue changes no field of the ticket"),
            Map.entry("jira:worklog_", "Time logged on an issue changes no field of the ticket"),
            Map.entry("sprint_", "A sprint is not a ticket"),
            Map.entry("board_", "A board is not a ticket"),
            Map.entry("project_", "A project is not a ticket"),
            Map.entry("component_", "A component is not a ticket"),
            Map.entry("issuetype_", "A type of issues is not a ticket"),
            Map.entry("jira:version_", "A release version is not a ticket"),
            Map.entry("version_", "A release version is not a ticket"),
            Map.entry("issuelink_", "Links between issues are not kept"),
            Map.entry("attachment_", "Attachments are not kept"),
            Map.entry("user_", "A Jira account is not a ticket"),
            Map.entry("filter_", "A saved filter is not a ticket"),
            Map.entry("option_", "A setting of Jira is not a ticket"),
            Map.entry("issue_property_", "Properties of issues belong to apps and are not kept"));

    @Override
    public ProviderName provider() {
        return ProviderName.JIRA;
    }

    @Override
    public Mapping map(SourceEvent event) {
        Cursor payload = Cursor.root(event.payload());
        String kind = payload.at("webhookEvent").string(event.eventType());
        JiraDelivery delivery = JiraDelivery.of(payload, event.receivedAt());
        return switch (kind) {
            case "jira:issue_created", "jira:issue_updated" -> delivery.issueChanged();
            case "jira:issue_deleted" -> delivery.issueDeleted();
            case "comment_created", "comment_updated" -> delivery.commentWritten();
            case "comment_deleted" -> delivery.commentDeleted();
            default -> notTicket(kind).<Mapping>map(Ignored::new).orElseGet(() -> unknown(kind));
        };
    }

    private static Unmapped unknown(String kind) {
        return Unmapped.byRules("No rule knows the Jira event '" + Bounds.cut(kind, Bounds.KEY)
                + "'. Take it out of the webhook's events in Jira, or choose a model that maps it.");
    }

    private static Optional<String> notTicket(String kind) {
        return NOT_TICKETS.entrySet().stream()
                .filter(known -> kind.startsWith(known.getKey()))
                .map(known -> known.getValue() + "; the webhook in Jira can leave these events out.")
                .findFirst();
    }
}
