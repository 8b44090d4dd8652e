package io.signalbox.agent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks a payload at one to four random places. */
public final class PayloadMutation {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Random random;

    public PayloadMutation(Random random) {
        this.random = random;
    }

    public JsonNode mutate(JsonNode payload) {
        JsonNode copy = payload.deepCopy();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            mutateOnce(copy);
        }
        return copy;
    }

    private void mutateOnce(JsonNode root) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode victim = containers.get(random.nextInt(containers.size()));
        if (victim instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, replacement(object.get(name)));
            }
        } else if (victim instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            array.set(index, replacement(array.get(index)));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private JsonNode replacement(JsonNode original) {
        return switch (random.nextInt(18)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(new BigDecimal("1e999999"));
            case 4 -> NODES.textNode("");
            case 5 -> NODES.textNode("  \t\n ");
            case 6 -> NODES.textNode("x".repeat(120_000));
            case 7 -> NODES.textNode("😀".repeat(400));
            case 8 -> NODES.textNode("<@U1> *<http://x|" + "y".repeat(600) + "> _".repeat(random.nextInt(200)));
            case 9 -> NODES.arrayNode();
            case 10 -> NODES.objectNode();
            case 11 -> NODES.arrayNode().add(original);
            case 12 -> NODES.objectNode().set("value", original);
            case 13 -> nested(original);
            case 14 -> NODES.textNode("https://exa mple_host|/{id}");
            case 15 -> NODES.textNode("999999999999-13-45T99:99:99Z");
            case 16 -> NODES.textNode("9999-12-31");
            default -> NODES.textNode(Long.toString(random.nextLong()));
        };
    }

    private JsonNode nested(JsonNode inner) {
        JsonNode node = inner;
        for (int depth = 0; depth < 300; depth++) {
            node = NODES.objectNode()
                    .put("type", "bulletList")
                    .set("content", NODES.arrayNode().add(node));
        }
        return node;
    }
}
