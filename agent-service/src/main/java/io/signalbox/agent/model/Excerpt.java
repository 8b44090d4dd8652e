package io.signalbox.agent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;

/** JSON that fits a prompt: long texts and lists are shortened first, so that the shape survives; only then is the text itself cut. */
final class Excerpt {

    private static final int[][] TEXT_AND_LIST_LIMITS = {{4000, 50}, {1000, 20}, {200, 5}};

    private Excerpt() {}

    static String of(JsonNode value, int longest) {
        String text = value.toString();
        for (int step = 0; text.length() > longest && step < TEXT_AND_LIST_LIMITS.length; step++) {
            text = pruned(value, TEXT_AND_LIST_LIMITS[step][0], TEXT_AND_LIST_LIMITS[step][1])
                    .toString();
        }
        return text.length() <= longest ? text : text.substring(0, longest) + "… (cut)";
    }

    private static JsonNode pruned(JsonNode value, int longestText, int longestList) {
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            IntStream.range(0, Math.min(longestList, array.size()))
                    .forEach(index -> copy.add(pruned(array.get(index), longestText, longestList)));
            return copy;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(each -> copy.set(each.getKey(), pruned(each.getValue(), longestText, longestList)));
            return copy;
        }
        if (value.isTextual() && value.asText().length() > longestText) {
            return JsonNodeFactory.instance.textNode(value.asText().substring(0, longestText) + "…");
        }
        return value;
    }
}
