package io.signalbox.controlplane.platform.problems;

import org.springframework.http.HttpStatus;

/** Refusals that come from the web layer itself and belong to no module. */
public final class PlatformProblems {

    public static final ProblemType NOT_FOUND =
            new ProblemType("not_found", HttpStatus.NOT_FOUND, "There is nothing at this address");
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method_not_allowed", HttpStatus.METHOD_NOT_ALLOWED, "This address does not take that method");
    public static final ProblemType NOT_ACCEPTABLE = new ProblemType(
            "not_acceptable", HttpStatus.NOT_ACCEPTABLE, "None of the accepted media types is available");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType(
            "unsupported_media_type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This media type is not taken here");
    public static final ProblemType HEADERS_TOO_LARGE = new ProblemType(
            "headers_too_large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large or too many");
    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType("payload_too_large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large");
    public static final ProblemType NOT_SIGNED_IN =
            new ProblemType("not_signed_in", HttpStatus.UNAUTHORIZED, "Sign in first");
    public static final ProblemType NOT_ALLOWED =
            new ProblemType("not_allowed", HttpStatus.FORBIDDEN, "You may not do this");
    public static final ProblemType FOREIGN_ORIGIN =
            new ProblemType("foreign_origin", HttpStatus.FORBIDDEN, "Pages of other sites may not do this");
    public static final ProblemType RATE_LIMITED =
            new ProblemType("rate_limited", HttpStatus.TOO_MANY_REQUESTS, "Too many requests");
    public static final ProblemType OVERLOADED =
            new ProblemType("overloaded", HttpStatus.SERVICE_UNAVAILABLE, "Busy; nothing was stored");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal_error", HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on our side");

    private PlatformProblems() {}
}
