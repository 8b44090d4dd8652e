package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import org.jspecify.annotations.Nullable;

/** Accounts by number: logins can be renamed and taken over. */
final class GitHubPeople {

    private GitHubPeople() {}

    static @Nullable Sourced<Person> at(Cursor user) {
        return Accounts.of(user, "login");
    }

    /** The older single assignee, else the first of several. */
    static @Nullable Sourced<Person> assigneeOf(Cursor subject) {
        Sourced<Person> single = at(subject.at("assignee"));
        return single != null ? single : first(subject.at("assignees"));
    }

    private static @Nullable Sourced<Person> first(Cursor assignees) {
        return assignees.items().stream().findFirst().map(GitHubPeople::at).orElse(null);
    }
}
