package io.signalbox.controlplane.integrations.providers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The headers of a delivery. Names are compared without regard to case. */
public final class WebhookHeaders {

    private static final int MAX_KEPT_LENGTH = 500;
    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public static WebhookHeaders none() {
        return new WebhookHeaders();
    }

    /** The same headers and one more. */
    public WebhookHeaders with(String name, String value) {
        var copy = new WebhookHeaders();
        values.forEach((known, list) -> copy.values.put(known, new ArrayList<>(list)));
        copy.values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return copy;
    }

    public static WebhookHeaders of(Map<String, List<String>> values) {
        var headers = new WebhookHeaders();
        values.forEach((name, list) -> headers.values.put(name, List.copyOf(list)));
        return headers;
    }

    /** The value of a header that came exactly once; a header sent twice is as good as none. */
    public Optional<String> single(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.size() == 1 ? Optional.of(found.getFirst().strip()) : Optional.empty();
    }

    /** Media type without parameters, in lower case; empty when none was sent. */
    public String mediaType() {
        String type = single("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    public boolean isForm() {
        return mediaType().equals("application/x-www-form-urlencoded");
    }

    /** Those of the given names that are there, cut to a length that is worth keeping. */
    public Map<String, String> only(Set<String> names) {
        var kept = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String name : names) {
            single(name)
                    .ifPresent(value -> kept.put(
                            name, value.length() <= MAX_KEPT_LENGTH ? value : value.substring(0, MAX_KEPT_LENGTH)));
        }
        return kept;
    }

    public Map<String, List<String>> asMap() {
        return Map.copyOf(values);
    }
}
