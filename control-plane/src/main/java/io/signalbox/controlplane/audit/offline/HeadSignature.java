package io.signalbox.controlplane.audit.offline;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Says that at some time the chain ended with this entry.
 *
 * @param hash of the entry with this sequence
 * @param signedAt as written, RFC 3339 UTC with six digits behind the second
 * @param signature Ed25519 over {@link #statement}, in hex
 */
public record HeadSignature(
        UUID organizationId, long sequence, String hash, String signedAt, String keyId, String signature) {

    /** What is signed: five lines of text. */
    public static byte[] statement(UUID organizationId, long sequence, String hash, String signedAt) {
        return "signalbox audit head v1\n%s\n%d\n%s\n%s\n"
                .formatted(organizationId, sequence, hash, signedAt)
                .getBytes(StandardCharsets.UTF_8);
    }

    public boolean isGenuine(AuditPublicKey key) {
        return key.id().equals(keyId) && key.verifies(statement(organizationId, sequence, hash, signedAt), signature);
    }
}
