package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.contract.shared.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads GitHub's webhooks. The body does not name the event: the header does, and so does the event type made from it. */
@ApplicationScoped
public class GitHubRules implements ProviderRules {

    private static final String EVENT_HEADER = "X-GitHub-Event";

    /** Members that only one event has, the more telling ones first. */
    private static final Map<String, List<String>> SHAPES = shapes();

    private static Map<String, List<String>> shapes() {
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        shapes.put("pull_request_review_thread", List.of("pull_request", "thread"));
        shapes.put("pull_request_review_comment", List.of("pull_request", "comment"));
        shapes.put("pull_request_review", List.of("pull_request", "review"));
        shapes.put("discussion_comment", List.of("discussion", "comment"));
        shapes.put("discussion", List.of("discussion"));
        shapes.put("sub_issues", List.of("sub_issue", "parent_issue"));
        shapes.put("issue_comment", List.of("issue", "comment"));
        shapes.put("issues", List.of("issue"));
        shapes.put("pull_request", List.of("pull_request", "number"));
        shapes.put("ping", List.of("zen"));
        return shapes;
    }

    @Override
    public ProviderName provider() {
        return ProviderName.GITHUB;
    }

    @Override
    public Mapping map(SourceEvent event) {
        Cursor payload = Cursor.root(event.payload());
        GitHubDelivery delivery = new GitHubDelivery(payload, event.receivedAt());
        String name = nameOf(event, payload);
        return switch (name) {
            case "ping" -> new Ignored("GitHub confirmed the webhook.");
            case "issues" -> delivery.issue();
            case "sub_issues" -> new GitHubSubIssue(delivery).mapping();
            case "issue_comment" -> delivery.comment();
            case "pull_request" -> delivery.pullRequest();
            case "pull_request_review" -> delivery.review();
            case "pull_request_review_comment" -> delivery.reviewComment();
            case "pull_request_review_thread" -> delivery.reviewThread();
            case "discussion" -> delivery.discussion();
            case "discussion_comment" -> delivery.discussionComment();
            case "" ->
                Unmapped.byRules("Neither the header X-GitHub-Event nor the payload says which GitHub event this is.");
            default ->
                new Ignored("GitHub's event " + Bounds.cut(name, Bounds.KEY)
                        + " is about no issue, pull request or discussion. Deselect it in the webhook's settings at GitHub if"
                        + " you do not want it here.");
        };
    }

    private static String nameOf(SourceEvent event, Cursor payload) {
        for (Map.Entry<String, String> header : event.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase(EVENT_HEADER)) {
                return header.getValue();
            }
        }
        String hint = event.eventType();
        int dot = hint.indexOf('.');
        String name = dot < 0 ? hint : hint.substring(0, dot);
        return name.isBlank() || name.equals("event") ? nameByShape(payload) : name;
    }

    /** For deliveries whose header was not kept. */
    private static String nameByShape(Cursor payload) {
        return SHAPES.entrySet().stream()
                .filter(shape -> shape.getValue().stream()
                        .allMatch(member -> payload.at(member).present()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
