package io.signalbox.controlplane.runs.forking;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares two JSON values field by field. */
final class JsonComparison {

    /** More would not be read. */
    static final int MAX_DIFFERENCES = 500;

    private final List<RunDifference> found = new ArrayList<>();

    private JsonComparison() {}

    /** The fields that differ, as deep as possible, in the order of their names. */
    static List<RunDifference> of(JsonNode original, JsonNode fork) {
        var comparison = new JsonComparison();
        comparison.compare("", original, fork);
        return List.copyOf(comparison.found);
    }

    private void compare(String pointer, JsonNode original, JsonNode fork) {
        if (found.size() == MAX_DIFFERENCES) {
            return;
        }
        if (original.isObject() && fork.isObject()) {
            var names = new TreeSet<String>(original.propertyNames());
            names.addAll(fork.propertyNames());
            names.forEach(name -> compare(pointer + "/" + escaped(name), original.path(name), fork.path(name)));
        } else if (original.isArray() && fork.isArray()) {
            for (int index = 0; index < Math.max(original.size(), fork.size()); index++) {
                compare(pointer + "/" + index, original.path(index), fork.path(index));
            }
        } else if (!original.equals(fork)) {
            found.add(new RunDifference(pointer, text(original), text(fork)));
        }
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() ? null : value.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
