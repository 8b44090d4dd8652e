package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import org.jspecify.annotations.Nullable;

/** A description or comment: plain text, or a document in Atlassian Document Format. */
final class RichText {

    private RichText() {}

    static @Nullable Sourced<String> at(Cursor place) {
        if (!place.isObject()) {
            return place.text();
        }
        String markdown = new AdfMarkdown().write(place.node());
        return markdown.isBlank()
                ? null
                : new Sourced<>(markdown, Provenance.payloadByRule(place.pointer(), "jira.adf_to_markdown"));
    }
}
