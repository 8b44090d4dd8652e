package io.signalbox.agent.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Any JSON: nested, with awkward names, escapes, characters beyond the basic plane and numbers of any size. */
final class RandomJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final List<String> PIECES = List.of(
            "a", "Z", "_", "\"", "\\", "/", "\n", "\u0001", "\u001f", "\u007f", "é", "€", "\u2028", "😀", "\ue000");

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> NODES.textNode(text());
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(decimal());
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> array(depth);
            default -> object(depth);
        };
    }

    /** The same value with the members of every object in another order. */
    static JsonNode reordered(JsonNode value, Random random) {
        if (value instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            array.forEach(each -> copy.add(reordered(each, random)));
            return copy;
        }
        if (value instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode copy = NODES.objectNode();
            names.forEach(name -> copy.set(name, reordered(object.get(name), random)));
            return copy;
        }
        return value;
    }

    private BigDecimal decimal() {
        return new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(-30, 30));
    }

    private String text() {
        var text = new StringBuilder();
        for (int piece = random.nextInt(6); piece > 0; piece--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int size = random.nextInt(4); size > 0; size--) {
            array.add(value(depth - 1));
        }
        return array;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int size = random.nextInt(5); size > 0; size--) {
            object.set(text(), value(depth - 1));
        }
        return object;
    }
}
