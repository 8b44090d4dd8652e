package io.signalbox.agent.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** JSON that fits a bound: long texts and lists are shortened first, so that the shape survives; only then is the text itself cut. */
public final class Excerpt {

    private static final List<Limits> EVER_TIGHTER =
            List.of(new Limits(4000, 50), new Limits(1000, 20), new Limits(200, 5));

    private Excerpt() {}

    /** As text, for a prompt. */
    public static String text(JsonNode value, int longest) {
        String text = shortened(value, longest).toString();
        return text.length() <= longest ? text : text.substring(0, longest) + "… (cut)";
    }

    /** As an object, for a record of what happened. */
    public static ObjectNode object(ObjectNode value, int longest) {
        if (value.toString().length() <= longest) {
            return value;
        }
        if (shortened(value, longest) instanceof ObjectNode object
                && object.toString().length() <= longest) {
            return object;
        }
        return JsonNodeFactory.instance.objectNode().put("excerpt", text(value, longest));
    }

    private static JsonNode shortened(JsonNode value, int longest) {
        JsonNode shortened = value;
        for (Limits limits : EVER_TIGHTER) {
            if (shortened.toString().length() <= longest) {
                return shortened;
            }
            shortened = limits.applied(value);
        }
        return shortened;
    }

    private record Limits(int text, int list) {

        JsonNode applied(JsonNode value) {
            if (value instanceof ArrayNode array) {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                IntStream.range(0, Math.min(list, array.size())).forEach(index -> copy.add(applied(array.get(index))));
                return copy;
            }
            if (value instanceof ObjectNode object) {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(each -> copy.set(each.getKey(), applied(each.getValue())));
                return copy;
            }
            if (value.isTextual() && value.asText().length() > text) {
                return JsonNodeFactory.instance.textNode(value.asText().substring(0, text) + "…");
            }
            return value;
        }
    }
}
