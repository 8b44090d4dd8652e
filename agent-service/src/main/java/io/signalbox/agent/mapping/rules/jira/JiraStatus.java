package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jira's status: the category decides, because teams name statuses as they like. It knows neither waiting nor giving up, so
 * for these two the name, and for closed issues the resolution, are read first.
 */
final class JiraStatus {

    private JiraStatus() {}

    /** Nothing where the event does not carry the status, or carries one whose meaning nobody knows. */
    static @Nullable Sourced<TicketStatus> of(Cursor fields) {
        Cursor status = fields.at("status");
        String category = status.at("statusCategory", "key").string("");
        return refined(fields, category)
                .or(() -> byCategory(status.at("statusCategory", "key")))
                .or(() -> byName(status.at("name")))
                .orElse(null);
    }

    private static Optional<Sourced<TicketStatus>> refined(Cursor fields, String category) {
        Cursor name = fields.at("status", "name");
        Optional<Sourced<TicketStatus>> named = byName(name);
        if (category.equals("done")) {
            return named.filter(JiraStatus::isCancelled)
                    .or(() -> byWord(fields.at("resolution", "name"), "jira.resolution")
                            .filter(JiraStatus::isCancelled));
        }
        return named.filter(status -> status.value() == TicketStatus.ON_HOLD)
                .or(() -> waiting(name))
                .or(() -> named.filter(JiraStatus::isCancelled));
    }

    private static boolean isCancelled(Sourced<TicketStatus> status) {
        return status.value() == TicketStatus.CANCELLED;
    }

    /** Waiting for anybody but ourselves is on hold. */
    private static Optional<Sourced<TicketStatus>> waiting(Cursor name) {
        String words = StatusVocabulary.plain(name.string(""));
        boolean waits = words.startsWith("waiting ") || words.startsWith("awaiting ") || words.startsWith("blocked ");
        if (!waits || StatusVocabulary.status(words).isPresent()) {
            return Optional.empty();
        }
        return sourced(name.text(), "jira.status_name", TicketStatus.ON_HOLD);
    }

    private static Optional<Sourced<TicketStatus>> byCategory(Cursor key) {
        return switch (key.string("")) {
            case "new" -> sourced(key.text(), "jira.status_category", TicketStatus.OPEN);
            case "indeterminate" -> sourced(key.text(), "jira.status_category", TicketStatus.IN_PROGRESS);
            case "done" -> sourced(key.text(), "jira.status_category", TicketStatus.DONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Sourced<TicketStatus>> byName(Cursor name) {
        return byWord(name, "jira.status_name");
    }

    private static Optional<Sourced<TicketStatus>> byWord(Cursor place, String rule) {
        return StatusVocabulary.status(place.string("")).flatMap(known -> sourced(place.text(), rule, known));
    }

    private static Optional<Sourced<TicketStatus>> sourced(
            @Nullable Sourced<String> word, String rule, TicketStatus status) {
        return Optional.ofNullable(word).map(text -> text.by(rule, ignored -> status));
    }
}
