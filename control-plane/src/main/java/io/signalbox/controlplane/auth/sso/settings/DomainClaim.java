package io.signalbox.controlplane.auth.sso.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail domain that the current organization says is its own.
 *
 * @param recordName where the proof has to be
 * @param recordValue the proof
 * @param problem why the last look did not find it
 */
public record DomainClaim(
        String domain,
        boolean verified,
        String recordName,
        String recordValue,
        @Nullable Instant checkedAt,
        @Nullable String problem) {}
