package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.rules.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells code from text in Slack's mrkdwn. Code is what stands between backticks, or between three of them over several lines. */
final class SlackCode {

    private static final String FENCE = "```";

    /** Slack links addresses in code too; within code a bare angle bracket is always its own. */
    private static final Pattern ADDRESS =
            Pattern.compile("<(?:mailto:|tel:)?((?:https?://)?[^<>|\\s]{1,2000})(?:\\|([^<>\\n]{0,500}))?>");

    private static final char MARK = '\uE000';
    private static final char END = '\uE001';
    private static final Pattern MARKED = Pattern.compile(MARK + "(\\d{1,6})" + END);

    private final String mrkdwn;
    private final boolean marked;
    private final List<String> pieces = new ArrayList<>();

    private SlackCode(String mrkdwn, boolean marked) {
        this.mrkdwn = mrkdwn.replace(MARK, ' ').replace(END, ' ');
        this.marked = marked;
    }

    /** Changes the text and leaves code as it was typed, marked as Markdown marks it. */
    static String around(String mrkdwn, UnaryOperator<String> text) {
        return new SlackCode(mrkdwn, true).written(text);
    }

    /** Changes the text and leaves code as it was typed, without marks. */
    static String plain(String mrkdwn, UnaryOperator<String> text) {
        return new SlackCode(mrkdwn, false).written(text);
    }

    private String written(UnaryOperator<String> text) {
        if (mrkdwn.indexOf('`') < 0) {
            return text.apply(mrkdwn);
        }
        String changed = text.apply(withMarks());
        return MARKED.matcher(changed)
                .replaceAll(mark -> Matcher.quoteReplacement(pieces.get(Integer.parseInt(mark.group(1)))));
    }

    private String withMarks() {
        var out = new StringBuilder(mrkdwn.length() + 16);
        int from = 0;
        int at = mrkdwn.indexOf('`');
        while (at >= 0) {
            int end = end(at);
            if (end > 0) {
                out.append(mrkdwn, from, at);
                code(out, at, end);
                from = end;
            }
            at = mrkdwn.indexOf('`', end > 0 ? end : behindRun(at));
        }
        return out.append(mrkdwn, from, mrkdwn.length()).toString();
    }

    /** The place behind the code that begins here; 0 when nothing closes it. */
    private int end(int at) {
        if (mrkdwn.startsWith(FENCE, at)) {
            int closing = mrkdwn.indexOf(FENCE, at + FENCE.length() + 1);
            return closing < 0 || mrkdwn.substring(at + FENCE.length(), closing).isBlank()
                    ? 0
                    : closing + FENCE.length();
        }
        int closing = mrkdwn.indexOf('`', at + 1);
        boolean oneLine = closing > at + 1 && mrkdwn.substring(at, closing).indexOf('\n') < 0;
        return oneLine && !mrkdwn.substring(at + 1, closing).isBlank() ? closing + 1 : 0;
    }

    private int behindRun(int at) {
        int end = at;
        while (end < mrkdwn.length() && mrkdwn.charAt(end) == '`') {
            end++;
        }
        return end;
    }

    private void code(StringBuilder out, int at, int end) {
        boolean fenced = mrkdwn.startsWith(FENCE, at);
        int marks = fenced ? FENCE.length() : 1;
        String typed = typed(mrkdwn.substring(at + marks, end - marks));
        boolean block = fenced && typed.indexOf('\n') >= 0;
        boolean begins = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        boolean ends = end == mrkdwn.length() || mrkdwn.charAt(end) == '\n';
        out.append(block && !begins ? "\n" : "")
                .append(MARK)
                .append(pieces.size())
                .append(END);
        out.append(block && !ends ? "\n" : "");
        pieces.add(marked ? written(typed, fenced, block) : typed);
    }

    /** Three backticks on one line mark code in Markdown too. */
    private static String written(String typed, boolean fenced, boolean block) {
        if (block) {
            return Markdown.fence("", typed);
        }
        return fenced ? FENCE + typed + FENCE : Markdown.code(typed);
    }

    /** Without what Slack adds on the way: three escaped characters and linked addresses. */
    private static String typed(String code) {
        String unlinked = ADDRESS.matcher(code)
                .replaceAll(found -> Matcher.quoteReplacement(
                        isAddress(found.group())
                                ? found.group(2) == null ? found.group(1) : found.group(2)
                                : found.group()));
        return SlackText.unescaped(unlinked);
    }

    private static boolean isAddress(String reference) {
        return reference.matches("(?is)<(?:https?://|mailto:|tel:).*");
    }
}
