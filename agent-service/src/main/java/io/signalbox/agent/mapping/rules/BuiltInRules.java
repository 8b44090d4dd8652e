package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.mapping.rules.generic.GenericRules;
import io.signalbox.agent.mapping.rules.github.GitHubRules;
import io.signalbox.agent.mapping.rules.hubspot.HubSpotRules;
import io.signalbox.agent.mapping.rules.jira.JiraRules;
import io.signalbox.agent.mapping.rules.linear.LinearRules;
import io.signalbox.agent.mapping.rules.slack.SlackRules;
import java.util.List;

/** The whole rule book, without a container. */
public final class BuiltInRules {

    private BuiltInRules() {}

    public static RuleBook book() {
        return new RuleBook(List.of(
                new JiraRules(),
                new LinearRules(),
                new GitHubRules(),
                new SlackRules(),
                new HubSpotRules(),
                new GenericRules()));
    }
}
