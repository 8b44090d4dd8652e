package io.signalbox.agent.mapping.rules.jira.wiki;

import io.signalbox.agent.mapping.rules.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with a mark in place of each piece of code, so that nothing reads markup in code. Code is {@code {code}},
 * {@code {noformat}}, {@code {{monospaced}}} and what people fence with backticks, which Markdown reads as code too.
 */
final class WikiCode {

    private record Piece(String language, String title, String body, boolean inline) {}

    static final char MARK = '\uE000';
    private static final char END = '\uE001';

    private static final Pattern MACRO = Pattern.compile("\\{(code|noformat)(?::([^{}\\n]{0,300}))?\\}");
    private static final Pattern FENCE = Pattern.compile("```([^`\\n]{0,100})\\n");

    private final List<Piece> pieces = new ArrayList<>();
    private final String wiki;
    private final StringBuilder rest;
    private int lineEnd = -1;

    private WikiCode(String wiki) {
        this.wiki = wiki;
        this.rest = new StringBuilder(wiki.length());
    }

    static WikiCode extracted(String wiki) {
        var code = new WikiCode(wiki.replace(MARK, ' ').replace(END, ' '));
        code.extract();
        return code;
    }

    String text() {
        return rest.toString();
    }

    /** Whether the line is one piece of code and nothing else. */
    static boolean standsAlone(String line) {
        String stripped = line.strip();
        return !stripped.isEmpty() && stripped.charAt(0) == MARK && stripped.indexOf(END) == stripped.length() - 1;
    }

    /** The place behind the mark that begins here. */
    static int end(String text, int mark) {
        return text.indexOf(END, mark) + 1;
    }

    /** The piece whose mark begins here, as a block. */
    String block(String text, int mark) {
        Piece piece = piece(text, mark);
        String fence = Markdown.fence(piece.language(), piece.body());
        return piece.title().isEmpty() ? fence : Markdown.strong(piece.title()) + "\n\n" + fence;
    }

    /** The piece that fills the line: a block, unless it is a few monospaced words. */
    String alone(String line) {
        String mark = line.strip();
        return piece(mark, 0).inline() ? inline(mark, 0) : block(mark, 0);
    }

    /** The same as a part of a line. */
    String inline(String text, int mark) {
        return Markdown.code(piece(text, mark).body().strip());
    }

    boolean hasLines(String text, int mark) {
        return piece(text, mark).body().strip().indexOf('\n') >= 0;
    }

    private Piece piece(String text, int mark) {
        return pieces.get(Integer.parseInt(text.substring(mark + 1, text.indexOf(END, mark))));
    }

    private void extract() {
        int at = 0;
        while (at < wiki.length()) {
            int next =
                    switch (wiki.charAt(at)) {
                        case '\\' -> copied(at, Math.min(at + 2, wiki.length()));
                        case '{' -> macro(at);
                        case '`' -> backticks(at);
                        default -> at;
                    };
            at = next > at ? next : copied(at, at + 1);
        }
    }

    private int copied(int from, int to) {
        rest.append(wiki, from, to);
        return to;
    }

    private int macro(int at) {
        if (wiki.startsWith("{{", at)) {
            return monospaced(at);
        }
        Matcher macro = MACRO.matcher(wiki).region(at, wiki.length());
        if (!macro.lookingAt()) {
            return at;
        }
        int closing = wiki.indexOf("{" + macro.group(1) + "}", macro.end());
        String parameters = macro.group(2) == null ? "" : macro.group(2);
        String language = macro.group(1).equals("code") ? language(parameters) : "";
        int end = closing < 0 ? wiki.length() : closing;
        keep(new Piece(language, parameter(parameters, "title"), wiki.substring(macro.end(), end), false));
        return closing < 0 ? end : closing + macro.group(1).length() + 2;
    }

    private int monospaced(int at) {
        int end = wiki.indexOf("}}", at + 2, lineEnd(at));
        if (end <= at + 2 || wiki.substring(at + 2, end).isBlank()) {
            return copied(at, at + 2);
        }
        int behind = wiki.startsWith("}}}", end) ? end + 1 : end;
        String body = wiki.substring(at + 2, behind).replace("\\{", "{").replace("\\}", "}");
        keep(new Piece("", "", body, true));
        return behind + 2;
    }

    private int backticks(int at) {
        Matcher fence = FENCE.matcher(wiki).region(at, wiki.length());
        if (fence.lookingAt()) {
            int closing = wiki.indexOf("```", fence.end());
            if (closing >= 0) {
                keep(new Piece(fence.group(1).strip(), "", wiki.substring(fence.end(), closing), false));
                return closing + 3;
            }
        }
        int end = wiki.indexOf('`', at + 1, lineEnd(at));
        if (end <= at + 1) {
            return at;
        }
        keep(new Piece("", "", wiki.substring(at + 1, end), true));
        return end + 1;
    }

    private int lineEnd(int at) {
        if (lineEnd < at) {
            int found = wiki.indexOf('\n', at);
            lineEnd = found < 0 ? wiki.length() : found;
        }
        return lineEnd;
    }

    private void keep(Piece piece) {
        if (!piece.body().isBlank()) {
            rest.append(MARK).append(pieces.size()).append(END);
            pieces.add(piece);
        }
    }

    /** The parameter without a name, unless the language has its own. */
    private static String language(String parameters) {
        String first = parameters.split("\\|", 2)[0].strip();
        String named = parameter(parameters, "language");
        return !named.isEmpty() || first.indexOf('=') >= 0 || first.equals("none") ? named : first;
    }

    private static String parameter(String parameters, String name) {
        for (String parameter : parameters.split("\\|")) {
            if (parameter.strip().startsWith(name + "=")) {
                return parameter.strip().substring(name.length() + 1).strip();
            }
        }
        return "";
    }
}
