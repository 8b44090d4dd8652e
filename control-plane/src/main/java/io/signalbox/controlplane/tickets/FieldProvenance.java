package io.signalbox.controlplane.tickets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a proposed value came from.
 *
 * @param pointer JSON pointer into the event payload
 * @param rule name such as {@code jira.status_category}
 * @param attempt mapping attempt of a model, from 1
 */
public record FieldProvenance(
        Kind kind,
        @Nullable String pointer,
        @Nullable String rule,
        @Nullable String model,
        @Nullable Integer attempt) {

    /** The origin of the change says which service. */
    public static final FieldProvenance OF_SERVICE = new FieldProvenance(Kind.SERVICE, null, null, null, null);

    /** The ticket had to be made before its source told the value. */
    static final FieldProvenance PLACEHOLDER = new FieldProvenance(Kind.DEFAULT, null, "placeholder", null, null);

    /** What produced a value. */
    public enum Kind {
        /** Copied from the event. */
        PAYLOAD,
        /** Computed. */
        RULE,
        /** Proposed by a model. */
        MODEL,
        /** Filled because the event says nothing. */
        DEFAULT,
        /** Told by a service under an API key. */
        SERVICE;

        /** As it is stored and sent. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is none of that code */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
