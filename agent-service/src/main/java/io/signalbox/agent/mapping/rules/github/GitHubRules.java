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
import java.util.Map;

/** Reads GitHub's webhooks. The body does not name the event: the header does, and so does the event type made from it. */
@ApplicationScoped
public class GitHubRules implements ProviderRules {

    private static final String EVENT_HEADER = "X-GitHub-Event";

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
            case "ping" -> ping(payload);
            case "issues" -> delivery.issue();
            case "pull_request" -> delivery.pullRequest();
            case "issue_comment" -> delivery.comment();
            case "" -> Unmapped.byRules("Neither a header nor the payload says which GitHub event this is.");
            default ->
                new Ignored("GitHub's " + Bounds.cut(name, Bounds.KEY)
                        + ": Signalbox keeps issues, pull requests and their comments, and this is none of them.");
        };
    }

    private static Ignored ping(Cursor payload) {
        String proverb = payload.at("zen").string("the webhook reaches Signalbox");
        return new Ignored("GitHub's ping: " + Bounds.cut(proverb, Bounds.WORD));
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

    private static String nameByShape(Cursor payload) {
        if (payload.at("comment").present() && payload.at("issue").present()) {
            return "issue_comment";
        }
        if (payload.at("issue").present()) {
            return "issues";
        }
        if (payload.at("pull_request").present() && payload.at("number").present()) {
            return "pull_request";
        }
        return payload.at("zen").present() ? "ping" : "";
    }
}
