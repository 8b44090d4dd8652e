package io.signalbox.controlplane.platform.problems;

import org.jspecify.annotations.Nullable;

/**
 * One refused value.
 *
 * @param pointer JSON pointer (RFC 6901) to it
 */
public record FieldProblem(
        String pointer, String message, @Nullable String code) {

    public FieldProblem(String pointer, String message) {
        this(pointer, message, null);
    }
}
