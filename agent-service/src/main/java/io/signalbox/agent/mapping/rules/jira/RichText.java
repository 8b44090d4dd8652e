package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.jira.wiki.WikiMarkup;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A description or comment: a document in Atlassian Document Format where it is an object, wiki markup where it is text. */
final class RichText {

    private RichText() {}

    /** @param names the name of a mentioned account by its id */
    static @Nullable Sourced<String> at(Cursor place, UnaryOperator<String> names) {
        return place.isObject() ? document(place, names) : wiki(place, names);
    }

    private static @Nullable Sourced<String> document(Cursor place, UnaryOperator<String> names) {
        String markdown = new AdfMarkdown(names).write(place.node());
        return markdown.isBlank()
                ? null
                : new Sourced<>(markdown, Provenance.payloadByRule(place.pointer(), "jira.adf_to_markdown"));
    }

    private static @Nullable Sourced<String> wiki(Cursor place, UnaryOperator<String> names) {
        Sourced<String> text = place.text();
        if (text == null) {
            return null;
        }
        String markdown = WikiMarkup.toMarkdown(Bounds.cut(text.value(), Bounds.TEXT), names);
        if (markdown.isBlank()) {
            return null;
        }
        return markdown.equals(text.value()) ? text : text.by("jira.wiki_to_markdown", any -> markdown);
    }
}
