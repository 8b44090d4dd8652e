package io.signalbox.agent.mapping.rules.jira.wiki;

import io.signalbox.agent.mapping.rules.markdown.SafeLinks;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes Jira's wiki markup as Markdown. Code stays as it is, colours and anchors are dropped, panels become quotes; what is no
 * markup stays as text. Takes time in proportion to the length of the text, whatever stands in it.
 */
public final class WikiMarkup {

    /** Markup without a counterpart; what it encloses stays. */
    private static final Pattern DROPPED =
            Pattern.compile("(?<!\\\\)\\{(?:color(?::[^{}\\n]{0,100})?|anchor(?::[^{}\\n]{0,300})?)\\}");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    private WikiMarkup() {}

    /** @param names the name of an account by its id; the id itself where none is known */
    public static String toMarkdown(String wiki, UnaryOperator<String> names) {
        WikiCode code = WikiCode.extracted(LINE_END.matcher(wiki).replaceAll("\n"));
        String text = DROPPED.matcher(code.text()).replaceAll("");
        return SafeLinks.defused(
                new WikiBlocks(code, new WikiInline(code, names)).write(text).strip());
    }
}
