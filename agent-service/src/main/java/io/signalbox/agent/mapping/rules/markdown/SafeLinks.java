package io.signalbox.agent.mapping.rules.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps links of unsafe schemes, such as {@code javascript:} and {@code data:}, out of Markdown. */
public final class SafeLinks {

    private static final int MAX_LENGTH = 2000;
    private static final Pattern SAFE = Pattern.compile("(?i)(?:https?://|mailto:|tel:)[^\\s<>\\p{Cntrl}]+");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    /** What turns text into a link: an inline target, a definition, an address in angle brackets. */
    private static final Pattern TARGET = Pattern.compile(
            "(?<bracket>\\]\\(|\\]:)(?=(?<inline>[ \\t]{0,9}\\n?[ \\t]{0,9}<?[^\\s()<>]{0,200}))|(?<angle><)(?=(?<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]{0,200}>))");

    private SafeLinks() {}

    /** Whether a reader may be sent there: an address of http, https, mailto or tel without blanks. */
    public static boolean isSafe(String target) {
        return target.length() <= MAX_LENGTH && SAFE.matcher(target).matches();
    }

    /** The same Markdown, where literal text that would read as a link of an unsafe scheme stays text. Code stays as it is. */
    public static String defused(String markdown) {
        if (!markdown.contains("](") && !markdown.contains("]:") && markdown.indexOf('<') < 0) {
            return markdown;
        }
        StringBuilder safe = new StringBuilder(markdown.length() + 8);
        int from = 0;
        for (int[] code : codeSpans(markdown)) {
            safe.append(text(markdown.substring(from, code[0]))).append(markdown, code[0], code[1]);
            from = code[1];
        }
        return safe.append(text(markdown.substring(from))).toString();
    }

    private static String text(String text) {
        return TARGET.matcher(text).replaceAll(found -> Matcher.quoteReplacement(defused(found)));
    }

    private static String defused(MatchResult found) {
        if (found.group("angle") != null) {
            String target = found.group("auto");
            return isSafe(target.substring(0, target.length() - 1)) ? "<" : "\\<";
        }
        String mark = found.group("bracket");
        String target = found.group("inline").strip().replaceFirst("^<", "");
        boolean harmless = isSafe(target) || mark.equals("]:") && !target.matches("(?i)[a-z&][a-z0-9&#;+.-]*[:;].*");
        return harmless ? mark : "]\\" + mark.charAt(1);
    }

    /** Start and end of each run of backticks that another of the same length closes. */
    private static List<int[]> codeSpans(String markdown) {
        List<MatchResult> runs = BACKTICKS.matcher(markdown).results().toList();
        Map<Integer, List<Integer>> byLength = new HashMap<>();
        for (int index = 0; index < runs.size(); index++) {
            byLength.computeIfAbsent(length(runs.get(index)), any -> new ArrayList<>())
                    .add(index);
        }
        List<int[]> spans = new ArrayList<>();
        Map<Integer, Integer> passed = new HashMap<>();
        for (int index = 0; index < runs.size(); index++) {
            int closing = next(byLength.get(length(runs.get(index))), index, length(runs.get(index)), passed);
            if (closing > index) {
                spans.add(new int[] {runs.get(index).start(), runs.get(closing).end()});
                index = closing;
            }
        }
        return spans;
    }

    /** The first of these after the index, or -1; the places passed are remembered, so that all calls together are linear. */
    private static int next(List<Integer> sameLength, int index, int length, Map<Integer, Integer> passed) {
        int place = passed.getOrDefault(length, 0);
        while (place < sameLength.size() && sameLength.get(place) <= index) {
            place++;
        }
        passed.put(length, place);
        return place < sameLength.size() ? sameLength.get(place) : -1;
    }

    private static int length(MatchResult run) {
        return run.end() - run.start();
    }
}
