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
        if (!user.present()) {
            return null;
        }
        return Accounts.of(
                user,
                user.at("id").text(),
                user.at("name").string(),
                user.at("login").string(),
                user.at("email").string());
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
