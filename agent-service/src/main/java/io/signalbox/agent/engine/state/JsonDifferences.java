package io.signalbox.agent.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two JSON values differ. */
public final class JsonDifferences {

    private JsonDifferences() {}

    /** JSON pointers to the places that differ, as deep as possible, in the order of their names. */
    public static List<String> pointers(JsonNode one, JsonNode other) {
        var pointers = new ArrayList<String>();
        collect("", one, other, pointers);
        return pointers;
    }

    /** A name as a part of a JSON pointer (RFC 6901). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void collect(String pointer, JsonNode one, JsonNode other, List<String> pointers) {
        if (one.isObject() && other.isObject()) {
            var names = new TreeSet<String>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(pointer + "/" + escaped(name), one.path(name), other.path(name), pointers));
        } else if (one.isArray() && other.isArray()) {
            for (int index = 0; index < Math.max(one.size(), other.size()); index++) {
                collect(pointer + "/" + index, one.path(index), other.path(index), pointers);
            }
        } else if (!same(one, other)) {
            pointers.add(pointer);
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isMissingNode() || other.isMissingNode()) {
            return one.isMissingNode() && other.isMissingNode();
        }
        return CanonicalJson.text(one).equals(CanonicalJson.text(other));
    }
}
