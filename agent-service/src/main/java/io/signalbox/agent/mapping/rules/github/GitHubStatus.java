package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.contract.shared.TicketStatus;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GitHub knows open and closed, and says beside it how something was closed. Null where the event does not say enough; a state that GitHub
 * does not have is an {@link UnexpectedShape} that names it.
 */
final class GitHubStatus {

    private static final int QUOTED = 50;
    private static final Set<String> OPENING = Set.of("opened", "reopened");

    /** States of a discussion that say nothing about whether it is open. */
    private static final Set<String> PASSING = Set.of("locked", "converting", "transferring");

    private GitHubStatus() {}

    static Sourced<TicketStatus> ofIssue(Cursor issue) {
        Cursor state = issue.at("state");
        return switch (state.string("")) {
            case "open" -> at(state, "github.state", TicketStatus.OPEN);
            case "closed" -> closed(state, issue.at("state_reason"));
            default -> throw unknown(state);
        };
    }

    static @Nullable Sourced<TicketStatus> ofDiscussion(Cursor discussion) {
        Cursor state = discussion.at("state");
        String word = state.string("");
        if (PASSING.contains(word)) {
            return null;
        }
        return ofIssue(discussion);
    }

    /**
     * @param merge where merged_at is: the pull request itself, or its summary inside an issue
     * @param action of the event
     */
    static @Nullable Sourced<TicketStatus> ofPullRequest(Cursor pullRequest, Cursor merge, String action) {
        if (merge.at("merged_at").present()) {
            return at(merge.at("merged_at"), "github.merged", TicketStatus.DONE);
        }
        Cursor state = pullRequest.at("state");
        return switch (state.string("")) {
            case "open" -> open(pullRequest, action);
            case "closed" -> closedUnmerged(state, pullRequest, merge);
            default -> throw unknown(state);
        };
    }

    /** A draft is still being worked on; a pull request that is none waits for others. */
    private static @Nullable Sourced<TicketStatus> open(Cursor pullRequest, String action) {
        Cursor draft = pullRequest.at("draft");
        if (draft.isTrue()) {
            return at(draft, "github.draft", TicketStatus.IN_PROGRESS);
        }
        return draft.missing() && !OPENING.contains(action)
                ? null
                : at(pullRequest.at("state"), "github.state", TicketStatus.OPEN);
    }

    /** Old events say neither when nor whether it was merged. */
    private static @Nullable Sourced<TicketStatus> closedUnmerged(Cursor state, Cursor pullRequest, Cursor merge) {
        if (pullRequest.at("merged").isTrue()) {
            return at(pullRequest.at("merged"), "github.merged", TicketStatus.DONE);
        }
        boolean said =
                !merge.at("merged_at").missing() || pullRequest.at("merged").present();
        return said ? at(state, "github.closed_unmerged", TicketStatus.CANCELLED) : null;
    }

    /** Discussions say the reason in capitals. */
    private static Sourced<TicketStatus> closed(Cursor state, Cursor reason) {
        return switch (reason.string("").toLowerCase(Locale.ROOT)) {
            case "not_planned", "duplicate", "outdated" -> at(reason, "github.state_reason", TicketStatus.CANCELLED);
            default -> at(state, "github.state", TicketStatus.DONE);
        };
    }

    private static UnexpectedShape unknown(Cursor state) {
        return UnexpectedShape.at(state.pointer(), "open or closed but '" + Bounds.cut(state.string(""), QUOTED) + "'");
    }

    private static Sourced<TicketStatus> at(Cursor place, String rule, TicketStatus status) {
        return new Sourced<>(status, Provenance.payloadByRule(place.pointer(), rule));
    }
}
