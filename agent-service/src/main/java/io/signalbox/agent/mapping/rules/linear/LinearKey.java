package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import org.jspecify.annotations.Nullable;

/** What people call an issue, such as LIN-7. */
final class LinearKey {

    private static final String NUMBER = "\\d{1,12}";

    private LinearKey() {}

    /** Gives the ticket its key, which stands in for the title until there is one. */
    static void set(SourcedTicket ticket, Cursor issue) {
        Sourced<String> key = of(issue);
        if (key != null) {
            ticket.key(key).title(Sourced.fallback("Linear " + key.value(), "linear.untitled"));
        }
    }

    /** Its identifier, else the team's key and its number; null when the event carries neither. */
    private static @Nullable Sourced<String> of(Cursor issue) {
        Sourced<String> identifier = issue.at("identifier").text();
        if (identifier != null) {
            return identifier;
        }
        String team = issue.at("team", "key").string();
        Sourced<String> number = issue.at("number").text();
        return team == null || number == null || !number.value().matches(NUMBER)
                ? null
                : number.by("linear.key", digits -> team + "-" + digits);
    }
}
