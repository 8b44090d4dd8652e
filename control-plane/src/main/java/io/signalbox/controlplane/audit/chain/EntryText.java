package io.signalbox.controlplane.audit.chain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry, read from its text.
 *
 * @param code of the problem that was answered when it was refused
 * @param leftOut refusals before this one that were not kept
 */
public record EntryText(
        UUID organizationId,
        long sequence,
        Instant at,
        Doer actor,
        String action,
        Target target,
        String outcome,
        @Nullable String code,
        int leftOut,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String requestId) {

    /**
     * Who did it.
     *
     * @param kind person, api_key, agent or installation
     * @param sessionId the sign-in of a person
     */
    public record Doer(
            String kind, UUID id, String name, @Nullable UUID sessionId) {}

    /** What it was done to. */
    public record Target(String type, UUID id, String name) {}
}
