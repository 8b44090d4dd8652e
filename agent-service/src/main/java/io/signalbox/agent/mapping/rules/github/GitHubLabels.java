package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labels: where GitHub's users keep priorities, and kinds of work unless they use issue types. */
final class GitHubLabels {

    /** "priority: high", "prio/high", "severity-1"; the word behind it decides. */
    private static final Pattern PRIORITY = Pattern.compile("^(?:priority|prio|severity) (.+)$");

    /** StatusVocabulary that mean a priority even when they stand alone. */
    private static final Pattern ALONE = Pattern.compile("p[0-5]|sev ?[0-5]|critical|urgent|blocker");

    private static final Pattern KIND = Pattern.compile("^(?:type|kind) (.+)$");

    private GitHubLabels() {}

    /** The place of each label's name; very old events carry plain strings. */
    static List<Cursor> of(Cursor subject) {
        return subject.at("labels").items().stream()
                .map(label -> label.isObject() ? label.at("name") : label)
                .toList();
    }

    static Sourced<TicketPriority> priority(Cursor subject) {
        return of(subject).stream()
                .flatMap(label -> priorityOf(label)
                        .map(known -> new Sourced<>(
                                known, Provenance.payloadByRule(label.pointer(), "github.priority_label")))
                        .stream())
                .findFirst()
                .orElseGet(() -> Sourced.fallback(TicketPriority.NORMAL, "github.priority_default"));
    }

    static @Nullable Sourced<String> rawPriority(Cursor subject) {
        return of(subject).stream()
                .filter(label -> priorityOf(label).isPresent())
                .findFirst()
                .map(Cursor::text)
                .orElse(null);
    }

    private static Optional<TicketPriority> priorityOf(Cursor label) {
        String words = StatusVocabulary.plain(label.string(""));
        Matcher prefixed = PRIORITY.matcher(words);
        if (prefixed.matches()) {
            return StatusVocabulary.priority(prefixed.group(1));
        }
        return ALONE.matcher(words).matches() ? StatusVocabulary.priority(words) : Optional.empty();
    }

    /** GitHub's own issue type first, then the first label that names a kind. */
    static Sourced<TicketType> type(Cursor subject) {
        Cursor issueType = subject.at("type");
        if (issueType.isObject()) {
            Optional<TicketType> known =
                    StatusVocabulary.type(issueType.at("name").string(""));
            if (known.isPresent()) {
                return new Sourced<>(
                        known.get(),
                        Provenance.payloadByRule(issueType.at("name").pointer(), "github.issue_type"));
            }
        }
        return of(subject).stream()
                .flatMap(label -> kindOf(label)
                        .map(known ->
                                new Sourced<>(known, Provenance.payloadByRule(label.pointer(), "github.type_label")))
                        .stream())
                .findFirst()
                .orElseGet(() -> Sourced.fallback(TicketType.TASK, "github.type_default"));
    }

    private static Optional<TicketType> kindOf(Cursor label) {
        String words = StatusVocabulary.plain(label.string(""));
        Matcher prefixed = KIND.matcher(words);
        return StatusVocabulary.type(prefixed.matches() ? prefixed.group(1) : words);
    }
}
