package io.signalbox.controlplane.platform.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer that can be given again.
 *
 * @param body null when it was too large to be kept, or dropped since
 */
record StoredResponse(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String cacheControl,
        byte @Nullable [] body) {

    static final String REPLAYED = "Idempotency-Replayed";
    private static final int MAX_BODY = 1024 * 1024;

    static StoredResponse of(ContentCachingResponseWrapper answer) {
        boolean isSmall = answer.getContentSize() <= MAX_BODY;
        return new StoredResponse(
                answer.getStatus(),
                answer.getContentType(),
                answer.getHeader(HttpHeaders.LOCATION),
                answer.getHeader(HttpHeaders.CACHE_CONTROL),
                isSmall ? answer.getContentAsByteArray() : null);
    }

    /** @throws ResponseNotStored when it was too large */
    void write(HttpServletResponse response) throws IOException {
        if (body == null) {
            throw new ResponseNotStored();
        }
        response.setStatus(status);
        response.setHeader(REPLAYED, "true");
        Optional.ofNullable(contentType).ifPresent(response::setContentType);
        Optional.ofNullable(location).ifPresent(value -> response.setHeader(HttpHeaders.LOCATION, value));
        Optional.ofNullable(cacheControl).ifPresent(value -> response.setHeader(HttpHeaders.CACHE_CONTROL, value));
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
