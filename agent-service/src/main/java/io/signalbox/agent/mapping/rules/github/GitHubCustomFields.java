package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.SourcedTicket;

/** Members that tickets have no field for. What is there and empty is removed; what is not there stays. */
final class GitHubCustomFields {

    private final Cursor subject;
    private final SourcedTicket ticket;
    private final CustomFields kept = new CustomFields();

    private GitHubCustomFields(Cursor subject, SourcedTicket ticket) {
        this.subject = subject;
        this.ticket = ticket;
    }

    static void ofIssue(Cursor issue, SourcedTicket ticket) {
        new GitHubCustomFields(issue, ticket)
                .keep("milestone", "milestone", "title")
                .keep("state_reason", "state_reason")
                .keep("author_association", "author_association")
                .keep("closed_at", "closed_at")
                .set();
    }

    static void ofPullRequest(Cursor pullRequest, SourcedTicket ticket) {
        new GitHubCustomFields(pullRequest, ticket)
                .keep("milestone", "milestone", "title")
                .keep("head", "head", "ref")
                .keep("base", "base", "ref")
                .keep("draft", "draft")
                .keep("merged_at", "merged_at")
                .keep("changed_files", "changed_files")
                .set();
    }

    static void ofDiscussion(Cursor discussion, SourcedTicket ticket) {
        new GitHubCustomFields(discussion, ticket)
                .keep("state_reason", "state_reason")
                .keep("answered_at", "answer_chosen_at")
                .keep("answer_url", "answer_html_url")
                .set();
    }

    private GitHubCustomFields keep(String name, String member, String... below) {
        Cursor place = subject.at(member);
        if (place.missing()) {
            ticket.untold("custom_fields/" + name);
        } else {
            kept.keepOrRemove(name, place.present() ? place.at(below) : place);
        }
        return this;
    }

    private void set() {
        ticket.customFields(kept, Provenance.payloadByRule(subject.pointer(), "github.custom_fields"));
    }
}
