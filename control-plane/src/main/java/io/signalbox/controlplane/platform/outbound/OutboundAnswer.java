package io.signalbox.controlplane.platform.outbound;

import java.nio.charset.StandardCharsets;

/**
 * What a host answered, redirects included: they are never followed.
 *
 * @param body as it came, never more than the limit
 */
public record OutboundAnswer(int status, byte[] body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
