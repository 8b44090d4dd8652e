package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Labels: where GitHub's users keep priorities, and kinds of work unless they use issue types.
 *
 * @param place where the list is
 * @param removed the label that the event says was just taken away
 */
record GitHubLabels(Cursor place, Cursor removed) {

    /** "priority: high", "prio/high", "severity-1"; the word behind it decides. */
    private static final Pattern PRIORITY = Pattern.compile("^(?:priority|prio|severity) (.+)$");

    /** Words that mean a priority even when they stand alone. */
    private static final Pattern ALONE = Pattern.compile("p[0-5]|sev ?[0-5]|critical|urgent|blocker");

    private static final Pattern KIND = Pattern.compile("^(?:type|kind) (.+)$");

    /** The place of each label's name; very old events carry plain strings. */
    private List<Cursor> labels() {
        return place.items().stream()
                .map(label -> label.isObject() ? label.at("name") : label)
                .toList();
    }

    @Nullable
    Sourced<List<String>> names() {
        List<String> names =
                labels().stream().map(Cursor::string).filter(Objects::nonNull).toList();
        return names.isEmpty()
                ? null
                : new Sourced<>(names, Provenance.payloadByRule(place.pointer(), "github.label_names"));
    }

    /** Of the first label that says one. Normal by rule when the last one that did was taken away, else as a placeholder. */
    Sourced<TicketPriority> priority() {
        return first(GitHubLabels::priorityOf, "github.priority_label")
                .orElseGet(() -> afterRemoval(
                        priorityOf(removed.at("name")).isPresent(), TicketPriority.NORMAL, "github.priority"));
    }

    @Nullable
    Sourced<String> rawPriority() {
        return labels().stream()
                .filter(label -> priorityOf(label).isPresent())
                .findFirst()
                .map(Cursor::text)
                .orElse(null);
    }

    /** Of the first label that names a kind. A task by rule when the last one that did was taken away, else as a placeholder. */
    Sourced<TicketType> type() {
        return first(GitHubLabels::kindOf, "github.type_label")
                .orElseGet(() -> afterRemoval(kindOf(removed.at("name")).isPresent(), TicketType.TASK, "github.type"));
    }

    private <T> Sourced<T> afterRemoval(boolean wasSaid, T value, String rule) {
        return wasSaid
                ? new Sourced<>(
                        value, Provenance.payloadByRule(removed.at("name").pointer(), rule + "_label_removed"))
                : Sourced.fallback(value, rule + "_default");
    }

    private <T> Optional<Sourced<T>> first(Function<Cursor, Optional<T>> meaning, String rule) {
        return labels().stream()
                .flatMap(label -> meaning
                        .apply(label)
                        .map(known -> new Sourced<>(known, Provenance.payloadByRule(label.pointer(), rule)))
                        .stream())
                .findFirst();
    }

    private static Optional<TicketPriority> priorityOf(Cursor label) {
        String words = StatusVocabulary.plain(label.string(""));
        Matcher prefixed = PRIORITY.matcher(words);
        if (prefixed.matches()) {
            return StatusVocabulary.priority(prefixed.group(1));
        }
        return ALONE.matcher(words).matches() ? StatusVocabulary.priority(words) : Optional.empty();
    }

    private static Optional<TicketType> kindOf(Cursor label) {
        String words = StatusVocabulary.plain(label.string(""));
        Matcher prefixed = KIND.matcher(words);
        return StatusVocabulary.type(prefixed.matches() ? prefixed.group(1) : words);
    }
}
