package io.signalbox.agent.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON pointers to what was refused, in the names the caller used. */
final class Pointers {

    private Pointers() {}

    /** Of a bean path such as {@code executeRun.runRequest.event.externalId}; method and parameter are not part of the JSON. */
    static String of(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .map(node -> (node.getIndex() == null ? "" : "/" + node.getIndex()) + "/" + snake(node.getName()))
                .collect(Collectors.joining());
    }

    static String of(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static String snake(String name) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(name);
    }
}
