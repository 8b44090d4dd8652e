package io.signalbox.agent.mapping.rules.generic;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contracts.senders.EventShape;
import io.signalbox.contracts.senders.EventShape.Kind;
import io.signalbox.contracts.senders.SenderFields;
import io.signalbox.contracts.senders.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pointers of an integration's settings say about an event. They go before a preset and before the usual names. */
final class PointedShape {

    private final SenderPayload payload;
    private final Map<String, String> settings;

    PointedShape(SenderPayload payload) {
        this.payload = payload;
        this.settings = payload.event().settings();
    }

    EventShape over(EventShape shape) {
        Map<String, List<Template>> fields = new LinkedHashMap<>(shape.fields());
        SenderFields.pointers(settings).forEach((field, pointer) -> fields.put(field, List.of(new Template(pointer))));
        Optional<String> comment = pointer(SenderFields.COMMENT_POINTER)
                .filter(pointer -> payload.at(pointer).present());
        return new EventShape(
                shape.when(),
                kind(shape.kind(), comment.isPresent()),
                shape.externalId(),
                fields,
                comment.map(UsualShape::commentAt).orElse(shape.comment()),
                shape.ignored());
    }

    private Kind kind(Kind otherwise, boolean comment) {
        boolean deletion = pointer(SenderFields.DELETION_POINTER)
                .filter(pointer -> saysDeleted(payload.at(pointer).node()))
                .isPresent();
        if (deletion) {
            return comment ? Kind.COMMENT_DELETION : Kind.DELETION;
        }
        return comment ? Kind.COMMENT : otherwise;
    }

    /** True, a word such as deleted, or a time of deletion. */
    private static boolean saysDeleted(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.decimalValue().signum() > 0;
        }
        String text = node.isTextual() ? node.asText().strip() : "";
        return text.equalsIgnoreCase("true")
                || EventVocabulary.of(text).isDeletion()
                || text.matches("\\d{4}-\\d{2}-\\d{2}.*");
    }

    private Optional<String> pointer(String setting) {
        return Optional.ofNullable(settings.get(setting)).filter(Template::isPointer);
    }
}
