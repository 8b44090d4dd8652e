package io.signalbox.agent.engine.state;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A state that this build cannot read. A run that was to resume from it starts again, which is always safe. */
public final class UnreadableState extends RuntimeException {

    UnreadableState(int schema, Throwable cause) {
        super("A state of schema " + schema + " cannot be read.", cause);
    }

    /** JSON pointer to what cannot be read; empty when that is the state as a whole. */
    public String pointer() {
        for (Throwable cause : causes()) {
            if (cause instanceof StateRefused refused) {
                return refused.pointer();
            }
            if (cause instanceof JsonMappingException mapping) {
                return pointer(mapping);
            }
        }
        return "";
    }

    /** What is wrong there, in a few words and without its value. */
    public String reason() {
        for (Throwable cause : causes()) {
            if (cause instanceof StateRefused
                    || cause instanceof IllegalArgumentException && cause.getCause() == null) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof ValueInstantiationException || cause instanceof NullPointerException) {
                return "lacks something that has to be there";
            }
            if (cause instanceof JsonMappingException) {
                return "has the wrong type or an unknown value";
            }
        }
        return "is not a state of this workflow";
    }

    private List<Throwable> causes() {
        return Stream.iterate(getCause(), Objects::nonNull, Throwable::getCause).toList();
    }

    private static String pointer(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> "/"
                        + (step.getFieldName() == null
                                ? String.valueOf(step.getIndex())
                                : JsonDifferences.escaped(step.getFieldName())))
                .collect(Collectors.joining());
    }
}
