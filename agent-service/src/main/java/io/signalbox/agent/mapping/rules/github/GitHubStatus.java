package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.contract.shared.TicketStatus;

/** GitHub knows open and closed, and says beside it how something was closed. */
final class GitHubStatus {

    private GitHubStatus() {}

    static Sourced<TicketStatus> ofIssue(Cursor issue) {
        Cursor reason = issue.at("state_reason");
        return switch (issue.at("state").string("")) {
            case "open" -> at(issue.at("state"), "github.state", TicketStatus.OPEN);
            case "closed" ->
                switch (reason.string("")) {
                    case "not_planned", "duplicate" -> at(reason, "github.state_reason", TicketStatus.CANCELLED);
                    default -> at(issue.at("state"), "github.state", TicketStatus.DONE);
                };
            default -> Sourced.fallback(TicketStatus.OPEN, "github.status_default");
        };
    }

    /** @param merge where merged_at is: the pull request itself, or its summary inside an issue */
    static Sourced<TicketStatus> ofPullRequest(Cursor pullRequest, Cursor merge) {
        if (merge.at("merged_at").present()) {
            return at(merge.at("merged_at"), "github.merged", TicketStatus.DONE);
        }
        return switch (pullRequest.at("state").string("")) {
            case "open" -> openPullRequest(pullRequest);
            case "closed" -> at(pullRequest.at("state"), "github.closed_unmerged", TicketStatus.CANCELLED);
            default -> Sourced.fallback(TicketStatus.OPEN, "github.status_default");
        };
    }

    /** A draft is still being worked on; a pull request that is none waits for others. */
    private static Sourced<TicketStatus> openPullRequest(Cursor pullRequest) {
        Cursor draft = pullRequest.at("draft");
        return draft.isTrue()
                ? at(draft, "github.draft", TicketStatus.IN_PROGRESS)
                : at(pullRequest.at("state"), "github.state", TicketStatus.OPEN);
    }

    private static Sourced<TicketStatus> at(Cursor place, String rule, TicketStatus status) {
        return new Sourced<>(status, Provenance.payloadByRule(place.pointer(), rule));
    }
}
