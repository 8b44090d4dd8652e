package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.Provenance;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value together with where it came from. */
public record Sourced<T>(T value, Provenance provenance) {

    /** The text at a place, changed by the rule; nothing where there is no text. */
    public static <R> @Nullable Sourced<R> at(Cursor place, String rule, Function<String, ? extends R> change) {
        Sourced<String> text = place.text();
        return text == null ? null : text.by(rule, change);
    }

    /** Computed from no single place. */
    public static <T> Sourced<T> byRule(T value, String rule) {
        return new Sourced<>(value, Provenance.rule(rule));
    }

    /** Filled because the event says nothing. */
    public static <T> Sourced<T> fallback(T value, String rule) {
        return new Sourced<>(value, Provenance.fallback(rule));
    }

    /** The same place, changed on the way by the rule. */
    public <R> Sourced<R> by(String rule, Function<? super T, ? extends R> change) {
        String pointer = provenance.pointer();
        return new Sourced<>(
                change.apply(value), pointer == null ? Provenance.rule(rule) : Provenance.payloadByRule(pointer, rule));
    }
}
