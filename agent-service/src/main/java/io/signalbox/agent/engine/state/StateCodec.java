package io.signalbox.agent.engine.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Writes and reads the state of one workflow.
 *
 * @param schema number of the form that is written, from 1
 * @param writer a state as JSON
 * @param reader a state from JSON of this schema; throws {@link IllegalArgumentException} for anything else
 * @param upcasters by schema number, what turns JSON of that schema into JSON of the next
 */
public record StateCodec<S>(
        int schema,
        Function<S, ObjectNode> writer,
        Function<ObjectNode, S> reader,
        Map<Integer, UnaryOperator<ObjectNode>> upcasters) {

    public StateCodec {
        upcasters = Map.copyOf(upcasters);
    }

    /** The canonical text of a state. */
    public String text(S state) {
        return CanonicalJson.text(writer.apply(state));
    }

    /** SHA-256 of the canonical form of {@code {"schema":…,"state":…}}, lower hex. */
    public String hash(S state) {
        return hash(schema, writer.apply(state));
    }

    /** The hash of a state that is JSON already. */
    public static String hash(int schema, JsonNode state) {
        return CanonicalJson.digest(
                JsonNodeFactory.instance.objectNode().put("schema", schema).set("state", state));
    }

    /**
     * A state that was written in this schema or in an earlier one that can be brought up.
     *
     * @throws UnreadableState when it was written in another, or is not what its schema says
     */
    public S read(int written, JsonNode json) {
        try {
            return reader.apply(raised(written, (ObjectNode) json));
        } catch (RuntimeException unreadable) {
            throw new UnreadableState(written, unreadable);
        }
    }

    private ObjectNode raised(int written, ObjectNode json) {
        if (written > schema) {
            throw new IllegalArgumentException("schema " + written + " is newer than " + schema);
        }
        ObjectNode raised = json;
        for (int number = written; number < schema; number++) {
            UnaryOperator<ObjectNode> upcaster = upcasters.get(number);
            if (upcaster == null) {
                throw new IllegalArgumentException("nothing reads schema " + number);
            }
            raised = upcaster.apply(raised);
        }
        return raised;
    }
}
