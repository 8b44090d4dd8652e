package io.signalbox.controlplane.integrations.providers.github;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The issue, pull request or discussion an event is about; the three share one sequence of numbers in each repository.
 *
 * @param id {@code repo:<repository id>#<number>}, which outlives renames and transfers of the repository; the name where no id was sent
 * @param name {@code owner/name#<number>}, which people write and links use
 */
record GitHubTicketId(String id, @Nullable String name) {

    private static final Pattern REPOSITORY_ID = Pattern.compile("\\d{1,19}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    /** Where each event has the number of its ticket. */
    private static final Map<String, List<String>> NUMBERS = Map.of(
            "issues", List.of("/issue/number"),
            "issue_comment", List.of("/issue/number"),
            "pull_request", List.of("/pull_request/number", "/number"),
            "pull_request_review", List.of("/pull_request/number"),
            "pull_request_review_comment", List.of("/pull_request/number"),
            "pull_request_review_thread", List.of("/pull_request/number"),
            "sub_issues", List.of("/sub_issue/number"),
            "discussion", List.of("/discussion/number"),
            "discussion_comment", List.of("/discussion/number"));

    /** Events whose tickets an earlier version knew by their names. */
    private static final Set<String> ONCE_NAMED = Set.of(
            "issues",
            "issue_comment",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_review_thread");

    /** Empty when the event is about none, or does not say which. */
    static Optional<GitHubTicketId> of(PayloadReader reader, @Nullable String event) {
        List<String> places = event == null ? List.of() : NUMBERS.getOrDefault(event, List.of());
        String number = matching(NUMBER, reader.firstText(places.toArray(String[]::new)));
        if (number == null) {
            return Optional.empty();
        }
        String repository = repository(reader, event);
        String repositoryId = matching(REPOSITORY_ID, reader.text(repository + "/id"));
        String fullName = reader.text(repository + "/full_name");
        String name = fullName == null ? null : fullName + "#" + number;
        String id = repositoryId == null ? name : "repo:" + repositoryId + "#" + number;
        return Optional.ofNullable(id).map(known -> new GitHubTicketId(known, name));
    }

    /** The event, which may meet a ticket that is stored under its name. */
    Delivery on(Delivery delivery, @Nullable String event) {
        boolean wasNamed = name != null && event != null && ONCE_NAMED.contains(event);
        return delivery.called(name).alsoKnownAs(wasNamed ? List.of(name) : List.of(), name);
    }

    /** A sub-issue may be in another repository than its parent, whose repository then is the one that sends. */
    private static String repository(PayloadReader reader, @Nullable String event) {
        return "sub_issues".equals(event) && reader.has("/sub_issue_repo/id") ? "/sub_issue_repo" : "/repository";
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches() ? text : null;
    }
}
