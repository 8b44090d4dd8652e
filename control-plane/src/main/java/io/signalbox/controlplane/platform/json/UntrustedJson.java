package io.signalbox.controlplane.platform.json;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A valid JSON text from outside, with the reason why PostgreSQL's jsonb or a usual parser would refuse it, if there is one. The text itself
 * is never changed.
 */
public final class UntrustedJson {

    /** What the whole text is. */
    public enum Kind {
        OBJECT,
        ARRAY,
        SCALAR;

        /** @param first token of the text */
        static Kind of(@Nullable JsonToken first) {
            return switch (first) {
                case START_OBJECT -> OBJECT;
                case START_ARRAY -> ARRAY;
                case null, default -> SCALAR;
            };
        }
    }

    /** Reads what {@link JsonScan} let through: its limits are the narrower ones, so these must not refuse anything. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(2 * JsonScan.NUMBER_DIGITS)
                            .build())
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final byte[] text;
    private final JsonScan scan;
    /** Weak: who looks at it again while somebody still does need not read it again, and a text that waits is not held twice. */
    private WeakReference<@Nullable JsonNode> tree = new WeakReference<>(null);

    private UntrustedJson(byte[] text) throws NotJson {
        this.text = text;
        this.scan = new JsonScan(text);
        scan.run();
    }

    /** @throws NotJson when the bytes are no JSON text at all */
    public static UntrustedJson read(byte[] text) throws NotJson {
        return new UntrustedJson(text);
    }

    /** The members of an object that {@link #read} found no problem in, such as one that jsonb gave back. Numbers keep their digits. */
    public static Map<String, Object> members(String object) {
        return MAPPER.readValue(object, OBJECT);
    }

    /** The bytes as they came. */
    public byte[] text() {
        return text.clone();
    }

    public String string() {
        return new String(text, StandardCharsets.UTF_8);
    }

    public Kind kind() {
        return scan.kind();
    }

    /** Why it cannot be stored as jsonb, in one sentence. */
    public Optional<String> problem() {
        return Optional.ofNullable(scan.problem());
    }

    public int elementCount() {
        return scan.elements().size();
    }

    /** The elements of an array, each with its own bytes and its own problem. */
    public List<UntrustedJson> elements() {
        return scan.elements().stream().map(this::element).toList();
    }

    /**
     * For looking at what can be read. What jsonb cannot hold is replaced by a placeholder, so never store this. Not to be changed: as long as
     * somebody holds it, others get the same.
     */
    public JsonNode tree() {
        JsonNode known = tree.get();
        if (known != null) {
            return known;
        }
        JsonNode read = scan.hasPlaceholders() ? MAPPER.readTree(scan.readable()) : MAPPER.readTree(text);
        tree = new WeakReference<>(read);
        return read;
    }

    private UntrustedJson element(JsonScan.Element element) {
        try {
            return new UntrustedJson(Arrays.copyOfRange(text, element.start(), element.end()));
        } catch (NotJson impossible) {
            throw new IllegalStateException("An element of a JSON array is not JSON", impossible);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UntrustedJson json && Arrays.equals(text, json.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }
}
