package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sub-issue that got or lost its parent. Each such change is told twice, from both sides; the repository that sends is that of the one, the
 * event names that of the other.
 */
record GitHubSubIssue(GitHubDelivery delivery) {

    Mapping mapping() {
        Cursor payload = delivery.payload();
        GitHubSubject child =
                delivery.subject(payload.at("sub_issue").required(), GitHubRepository.of(side("sub_issue_repo")));
        Cursor parent = payload.at("parent_issue");
        return delivery.change(child.asSubIssue(parent(child, parent), parent), "sub_issue", List.of());
    }

    /** What the sub-issue itself says of its parent goes first: a parent that was replaced is told as removed, too. */
    private @Nullable Sourced<String> parent(GitHubSubject child, Cursor parent) {
        return switch (delivery.action()) {
            case "sub_issue_added", "parent_issue_added" -> {
                GitHubRepository repository = GitHubRepository.of(side("parent_issue_repo"));
                String number = new GitHubSubject(parent.required(), repository, parent, "").number();
                Sourced<String> told = parent.at("number").text();
                yield told == null ? null : told.by("github.sub_issue", same -> repository.ticketId(number));
            }
            case "sub_issue_removed", "parent_issue_removed" -> child.parent();
            default -> throw UnexpectedShape.at("/action", "a parent added or removed");
        };
    }

    private Cursor side(String other) {
        return delivery.payload().firstOf(other, "repository");
    }
}
