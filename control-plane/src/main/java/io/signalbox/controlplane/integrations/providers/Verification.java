package io.signalbox.controlplane.integrations.providers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of checking who sent a delivery. */
public sealed interface Verification {

    /**
     * It is genuine.
     *
     * @param scheme for example {@code slack-v0}
     * @param secret which of the secrets matched
     * @param signedAt the timestamp under the signature, where the scheme has one
     */
    record Verified(
            String scheme, SigningSecret secret, @Nullable Instant signedAt) implements Verification {}

    /** It is not, or not provably. */
    record Refused(Refusal refusal) implements Verification {}

    static Verification refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
