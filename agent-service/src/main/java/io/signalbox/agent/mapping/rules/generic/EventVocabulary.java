package io.signalbox.agent.mapping.rules.generic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of an event type or an action, such as {@code ticket.deleted} or {@code IssueCommentCreated}.
 *
 * @param words in lower case, in order
 */
record EventVocabulary(List<String> words) {

    private static final Set<String> DELETIONS = Set.of(
            "delete",
            "deleted",
            "deletes",
            "remove",
            "removed",
            "destroy",
            "destroyed",
            "trash",
            "trashed",
            "purged",
            "erased");
    private static final Set<String> TICKETS = Set.of(
            "ticket",
            "issue",
            "case",
            "task",
            "incident",
            "alert",
            "conversation",
            "item",
            "request",
            "story",
            "bug",
            "record",
            "object",
            "thread",
            "card",
            "todo",
            "event",
            "helpdesk");
    private static final Set<String> COMMENTS = Set.of("comment", "note", "reply", "annotation");

    /** @param text in any spelling: dots, underscores, spaces, camel case */
    static EventVocabulary of(String text) {
        String spaced = text.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
        return new EventVocabulary(Arrays.stream(spaced.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** Whether something was deleted: the first or the last word says it. */
    boolean isDeletion() {
        return !words.isEmpty() && (DELETIONS.contains(words.getFirst()) || DELETIONS.contains(words.getLast()));
    }

    /** What was deleted: the word beside the deletion; empty when it stands alone. */
    String deleted() {
        if (words.size() < 2) {
            return "";
        }
        return singular(DELETIONS.contains(words.getLast()) ? words.get(words.size() - 2) : words.get(1));
    }

    /** The last word, which names the thing where nothing says what was done to it. */
    String last() {
        return words.isEmpty() ? "" : singular(words.getLast());
    }

    boolean isAboutComment() {
        return words.stream().map(EventVocabulary::singular).anyMatch(COMMENTS::contains);
    }

    static boolean isTicket(String noun) {
        return TICKETS.contains(noun);
    }

    static boolean isComment(String noun) {
        return COMMENTS.contains(noun);
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }
}
