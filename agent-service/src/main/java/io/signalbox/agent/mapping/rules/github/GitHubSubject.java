package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.ProvenanceKind;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An issue, pull request or discussion, which share most of their members. What the event does not carry is left alone.
 *
 * @param removed the label that the event says was just taken away
 * @param action of the event
 */
record GitHubSubject(Cursor subject, GitHubRepository repository, Cursor removed, String action) {

    /** Actions that tell of a state: without it they say nothing. */
    private static final Set<String> ABOUT_THE_STATE = Set.of("opened", "created", "closed", "reopened");

    private static final String NUMBER = "\\d{1,12}";

    /** Pull requests are issues too; events about those say so by one of these. */
    boolean isPullRequest() {
        return subject.at("pull_request").present()
                || subject.at("html_url").node().asText("").contains("/pull/");
    }

    /** @throws UnexpectedShape when the event carries no state though it is about it, or carries nothing else either */
    GitHubSubject requireContent() {
        if (ABOUT_THE_STATE.contains(action) || !subject.at("title").present()) {
            subject.at("state").required();
        }
        return this;
    }

    SourcedTicket asIssue() {
        return issue().emptiable(
                        "parent_external_id", subject.at("parent_issue_url"), ticket -> ticket.parent(parent()));
    }

    /** @param parent as the event says it; null when it says that it has none any more */
    SourcedTicket asSubIssue(@Nullable Sourced<String> parent, Cursor told) {
        return parent == null
                ? issue().cleared("parent_external_id", Provenance.payloadByRule(told.pointer(), "github.sub_issue"))
                : issue().parent(parent);
    }

    private SourcedTicket issue() {
        return shared().told("status", subject.at("state"), ticket -> ticket.status(GitHubStatus.ofIssue(subject)))
                .optional(this::issueType)
                .optional(ticket -> GitHubCustomFields.ofIssue(subject, ticket));
    }

    SourcedTicket asPullRequest() {
        return pullRequest(subject).optional(ticket -> GitHubCustomFields.ofPullRequest(subject, ticket));
    }

    /** In an event about issues, which carries neither branches nor, long ago, whether it is a draft. */
    SourcedTicket asPullRequestInPassing() {
        return pullRequest(subject.at("pull_request"))
                .optional(ticket -> GitHubCustomFields.ofPullRequest(subject, ticket));
    }

    SourcedTicket asDiscussion() {
        Cursor category = subject.at("category");
        return shared().told("status", subject.at("state"), ticket -> ticket.status(GitHubStatus.ofDiscussion(subject)))
                .type(new Sourced<>(
                        TicketType.DISCUSSION, Provenance.payloadByRule(subject.pointer(), "github.discussion")))
                .told(
                        "raw_type",
                        category,
                        ticket -> ticket.rawType(category.at("name").text()))
                .optional(ticket -> GitHubCustomFields.ofDiscussion(subject, ticket));
    }

    private SourcedTicket pullRequest(Cursor merge) {
        return shared().told(
                        "status",
                        subject.at("state"),
                        ticket -> ticket.status(GitHubStatus.ofPullRequest(subject, merge, action)))
                .type(new Sourced<>(
                        TicketType.PULL_REQUEST, Provenance.payloadByRule(subject.pointer(), "github.pull_request")));
    }

    private SourcedTicket shared() {
        return new SourcedTicket(placeholder())
                .status(Sourced.fallback(TicketStatus.OPEN, "github.status_default"))
                .priority(Sourced.fallback(TicketPriority.NORMAL, "github.priority_default"))
                .type(Sourced.fallback(TicketType.TASK, "github.type_default"))
                .optional(this::title)
                .emptiable(
                        "description",
                        subject.at("body"),
                        ticket -> ticket.description(subject.at("body").text()))
                .told(
                        "raw_status",
                        subject.at("state"),
                        ticket -> ticket.rawStatus(subject.at("state").text()))
                .told(
                        "url",
                        subject.at("html_url"),
                        ticket -> ticket.url(subject.at("html_url").text()))
                .key(key())
                .told("labels", subject.at("labels"), this::labels)
                .emptiable("assignee_id", assignee(), ticket -> ticket.assignee(GitHubPeople.assigneeOf(subject)))
                .told("reporter_id", subject.at("user"), ticket -> ticket.reporter(GitHubPeople.at(subject.at("user"))))
                .optional(ticket ->
                        ticket.createdAt(subject.at("created_at").time().orElse(null)))
                .optional(ticket ->
                        ticket.updatedAt(subject.at("updated_at").time().orElse(null)));
    }

    /** The older single assignee where there is one, else the list; null in both means that nobody is. */
    private Cursor assignee() {
        Cursor single = subject.at("assignee");
        Cursor several = subject.at("assignees");
        return single.present() || several.missing() ? single : several;
    }

    private void labels(SourcedTicket ticket) {
        GitHubLabels labels = labelList();
        ticket.labels(labels.names()).priority(labels.priority());
        Sourced<String> word = labels.rawPriority();
        if (word == null) {
            ticket.cleared("raw_priority", Provenance.payload(labels.place().pointer()));
        } else {
            ticket.rawPriority(word);
        }
    }

    private GitHubLabels labelList() {
        return new GitHubLabels(subject.at("labels"), removed);
    }

    /** GitHub's own issue type first, then the labels. One that is not known by its name changes only the source's word for it. */
    private void issueType(SourcedTicket ticket) {
        Cursor kind = subject.at("type");
        if (kind.isObject()) {
            ticket.rawType(kind.at("name").text());
            StatusVocabulary.type(kind.at("name").string(""))
                    .ifPresentOrElse(
                            known -> ticket.type(new Sourced<>(
                                    known,
                                    Provenance.payloadByRule(kind.at("name").pointer(), "github.issue_type"))),
                            () -> ticket.untold("type"));
            return;
        }
        if (kind.node().isNull()) {
            ticket.cleared("raw_type", Provenance.payload(kind.pointer()));
        }
        Sourced<TicketType> type = subject.at("labels").present() ? labelList().type() : null;
        if (action.equals("untyped") && (type == null || type.provenance().kind() == ProvenanceKind.DEFAULT)) {
            ticket.type(new Sourced<>(
                    TicketType.TASK, Provenance.payloadByRule(kind.pointer(), "github.issue_type_removed")));
        } else if (type == null) {
            ticket.untold("type");
        } else {
            ticket.type(type);
        }
    }

    private void title(SourcedTicket ticket) {
        Sourced<String> title = subject.at("title").text();
        if (title == null) {
            ticket.untold("title");
        } else {
            ticket.title(title);
        }
    }

    private Sourced<String> placeholder() {
        String key = repository.key(number());
        return Sourced.fallback("GitHub " + (key == null ? "#" + number() : key), "github.untitled");
    }

    private @Nullable Sourced<String> key() {
        String key = repository.key(number());
        Sourced<String> number = subject.at("number").text();
        return key == null || number == null ? null : number.by("github.key", value -> key);
    }

    /** @throws UnexpectedShape when there is none: an event that does not say which ticket it is about changes none */
    String number() {
        Cursor number = subject.at("number");
        if (!number.requiredString().matches(NUMBER)) {
            throw UnexpectedShape.at(number.pointer(), "a number");
        }
        return number.requiredString();
    }

    @Nullable
    Sourced<String> parent() {
        Sourced<String> address = subject.at("parent_issue_url").text();
        return address == null
                ? null
                : address.by(
                        "github.parent_url",
                        url -> repository.ticketAt(
                                url, subject.at("parent_issue_url").pointer()));
    }
}
