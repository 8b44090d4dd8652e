package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.offline.Finding;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the chain of an organization was checked, and what came out.
 *
 * @param headSequence of its last entry; 0 when there is none
 * @param verifiedThrough everything up to this entry is as it was written
 * @param broken where it is not; null while nothing was found
 */
public record VerificationView(
        ChainState state,
        long headSequence,
        String headHash,
        long verifiedThrough,
        Instant checkedAt,
        @Nullable Finding broken,
        @Nullable HeadSignature lastSignature) {}
