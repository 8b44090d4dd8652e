package io.signalbox.agent.web;

import java.util.Locale;

/** Every refusal of the endpoints, as docs/reference/agent-errors.md lists them. */
enum ProblemKind {
    MALFORMED_JSON(400, "Malformed JSON"),
    SERVICE_KEY_REQUIRED(401, "Service key required"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    PAYLOAD_TOO_LARGE(413, "Payload too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    VALIDATION_FAILED(422, "Validation failed"),
    INTERNAL_ERROR(500, "Internal error"),
    AGENT_BUSY(503, "Agent busy");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
