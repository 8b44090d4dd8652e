package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.contract.shared.TicketType;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An issue or a pull request, which share most of their members.
 *
 * @param repository full name, such as {@code owner/repo}
 */
record GitHubSubject(Cursor subject, String repository) {

    private static final Pattern ISSUE_ADDRESS = Pattern.compile("/repos/([^/]+/[^/]+)/issues/(\\d{1,12})$");

    SourcedTicket asIssue() {
        Cursor kind = subject.at("type");
        return shared().status(GitHubStatus.ofIssue(subject))
                .rawType(kind.isObject() ? kind.at("name").text() : null)
                .type(GitHubLabels.type(subject))
                .parent(parent())
                .customFields(issueFields(), Provenance.payloadByRule(subject.pointer(), "github.custom_fields"));
    }

    SourcedTicket asPullRequest() {
        return shared().status(GitHubStatus.ofPullRequest(subject, subject))
                .type(pullRequest())
                .customFields(branches(), Provenance.payloadByRule(subject.pointer(), "github.custom_fields"));
    }

    SourcedTicket asPullRequestInPassing() {
        return shared().status(GitHubStatus.ofPullRequest(subject, subject.at("pull_request")))
                .type(pullRequest());
    }

    private SourcedTicket shared() {
        return new SourcedTicket(title())
                .description(subject.at("body").text())
                .rawStatus(subject.at("state").text())
                .rawPriority(GitHubLabels.rawPriority(subject))
                .priority(GitHubLabels.priority(subject))
                .url(subject.at("html_url").text())
                .key(key())
                .labels(labels())
                .assignee(GitHubPeople.assigneeOf(subject))
                .reporter(GitHubPeople.at(subject.at("user")))
                .createdAt(subject.at("created_at").time().orElse(null))
                .updatedAt(subject.at("updated_at").time().orElse(null));
    }

    private Sourced<String> title() {
        Sourced<String> title = subject.at("title").text();
        return title == null ? Sourced.fallback("GitHub " + repository + "#" + number(), "github.untitled") : title;
    }

    private @Nullable Sourced<String> key() {
        Sourced<String> number = subject.at("number").text();
        return number == null ? null : number.by("github.key", value -> repository + "#" + value);
    }

    private String number() {
        return subject.at("number").string("?");
    }

    private @Nullable Sourced<List<String>> labels() {
        List<String> names = GitHubLabels.of(subject).stream()
                .map(Cursor::string)
                .filter(Objects::nonNull)
                .toList();
        return names.isEmpty()
                ? null
                : new Sourced<>(
                        names, Provenance.payloadByRule(subject.at("labels").pointer(), "github.label_names"));
    }

    private Sourced<TicketType> pullRequest() {
        return new Sourced<>(
                TicketType.PULL_REQUEST, Provenance.payloadByRule(subject.pointer(), "github.pull_request"));
    }

    private @Nullable Sourced<String> parent() {
        Sourced<String> address = subject.at("parent_issue_url").text();
        Matcher parts = ISSUE_ADDRESS.matcher(address == null ? "" : address.value());
        return address != null && parts.find()
                ? address.by("github.parent_url", url -> parts.group(1) + "#" + parts.group(2))
                : null;
    }

    private CustomFields issueFields() {
        return new CustomFields()
                .keep("milestone", subject.at("milestone", "title"))
                .keep("state_reason", subject.at("state_reason"))
                .keep("author_association", subject.at("author_association"))
                .keep("closed_at", subject.at("closed_at"));
    }

    private CustomFields branches() {
        return new CustomFields()
                .keep("milestone", subject.at("milestone", "title"))
                .keep("head", subject.at("head", "ref"))
                .keep("base", subject.at("base", "ref"))
                .keep("draft", subject.at("draft"))
                .keep("merged_at", subject.at("merged_at"))
                .keep("changed_files", subject.at("changed_files"));
    }
}
