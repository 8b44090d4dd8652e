package io.signalbox.controlplane.platform.problems;

import org.springframework.http.HttpStatus;

/**
 * One kind of refusal. Each is a constant beside the exception that carries it and a row of docs/reference/errors.md.
 *
 * @param code stable snake_case name
 * @param title short sentence that never changes between occurrences
 */
public record ProblemType(String code, HttpStatus status, String title) {

    public String uri() {
        return "https://signalbox.dev/problems/" + code.replace('_', '-');
    }
}
