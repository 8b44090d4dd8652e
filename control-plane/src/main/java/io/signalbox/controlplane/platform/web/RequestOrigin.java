package io.signalbox.controlplane.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a piece of work came from.
 *
 * @param address of the caller; null outside of a request
 * @param userAgent as the caller names itself, cut to {@link #LONGEST_AGENT} characters; null when it does not
 * @param requestId null outside of a request
 */
public record RequestOrigin(
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId) {

    static final int LONGEST_AGENT = 256;

    /** Work nobody asked for from outside. */
    public static final RequestOrigin NONE = new RequestOrigin(null, null, null);
}
