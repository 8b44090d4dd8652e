package io.signalbox.agent.mapping.rules.jira.wiki;

import io.signalbox.agent.mapping.rules.markdown.Markdown;
import io.signalbox.agent.mapping.rules.markdown.SafeLinks;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links, mentions and attachments in brackets, and images between exclamation marks. */
final class WikiLinks {

    /** @param end the place behind it */
    record Found(int end, String markdown) {}

    private static final int MAX_LENGTH = 3000;
    private static final String ACCOUNT = "~accountid:";
    private static final Pattern TARGET =
            Pattern.compile("(?i)[a-z][a-z0-9+.-]{0,30}:.*|[~^#/].*|\\\\\\\\.*|www\\..*|[^\\s|]*&(?:#|colon).*");
    private static final Pattern IMAGE =
            Pattern.compile("!(?!\\s)([^!|\\n]{1,1000}?)(?<!\\s)(?:\\|[^!\\n]{0,300})?!(?![\\p{L}\\p{N}])");
    private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z0-9]{2,5}");

    private final UnaryOperator<String> names;

    WikiLinks(UnaryOperator<String> names) {
        this.names = names;
    }

    /** @param labels writes the label of a link */
    @Nullable
    Found bracketed(String text, int at, UnaryOperator<String> labels) {
        int end = closing(text, at);
        if (end < 0) {
            return null;
        }
        String content = text.substring(at + 1, end).strip();
        String[] parts = content.split("\\|");
        String written = parts.length < 2 || parts[0].isBlank()
                ? single(parts.length < 2 ? content : parts[1].strip())
                : labelled(parts[0].strip(), parts[1].strip(), labels);
        return written == null ? null : new Found(end + 1, written);
    }

    @Nullable
    Found image(String text, int at) {
        Matcher image = IMAGE.matcher(text).region(at, text.length());
        if (!image.lookingAt()) {
            return null;
        }
        String source = image.group(1);
        String name = source.substring(source.lastIndexOf('/') + 1);
        if (SafeLinks.isSafe(source)) {
            return new Found(image.end(), "!" + Markdown.link(name.isBlank() ? source : name, source));
        }
        return FILE.matcher(source).matches() ? new Found(image.end(), attachment(name)) : null;
    }

    private static int closing(String text, int at) {
        int last = Math.min(text.length(), at + MAX_LENGTH);
        for (int index = at + 1; index < last; index++) {
            char character = text.charAt(index);
            if (character == ']') {
                return index > at + 1 ? index : -1;
            }
            if (character == '[' || character == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private @Nullable String single(String content) {
        if (content.startsWith("~")) {
            return content.length() > 1 ? "@" + name(content) : null;
        }
        if (content.startsWith("^")) {
            return attachment(content.substring(1));
        }
        if (content.startsWith("#")) {
            return content.substring(1);
        }
        return SafeLinks.isSafe(content) ? Markdown.link("", content) : null;
    }

    private @Nullable String labelled(String label, String target, UnaryOperator<String> labels) {
        if (!TARGET.matcher(target).matches()) {
            return null;
        }
        if (target.startsWith("~")) {
            return "@" + label.replaceFirst("^@", "");
        }
        String address = target.toLowerCase(Locale.ROOT).startsWith("www.") ? "https://" + target : target;
        // The label may be the address itself, whose underscores are no emphasis
        return label.equals(target) ? Markdown.link("", address) : Markdown.link(labels.apply(label), address);
    }

    private String name(String mention) {
        String id = mention.startsWith(ACCOUNT) ? mention.substring(ACCOUNT.length()) : mention.substring(1);
        return names.apply(id.strip());
    }

    private static String attachment(String name) {
        return "[attachment: " + name.strip() + "]";
    }
}
