package io.signalbox.controlplane.audit.offline;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key that anybody may check the audit log with. */
public final class AuditPublicKey {

    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;
    /** What comes before the 32 bytes in SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] encoded;
    private final PublicKey key;

    /** @param raw 32 bytes */
    public AuditPublicKey(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes");
        }
        this.encoded = Arrays.copyOf(PREFIX, PREFIX.length + BYTES);
        System.arraycopy(raw, 0, encoded, PREFIX.length, BYTES);
        this.key = read(encoded);
    }

    /**
     * @param text PEM, or base64 of the 32 bytes or of the whole SubjectPublicKeyInfo
     * @throws IllegalArgumentException when it is none of them
     */
    public static AuditPublicKey parse(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        byte[] bytes = Base64.getDecoder().decode(base64);
        boolean whole = bytes.length == PREFIX.length + BYTES
                && Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
        return new AuditPublicKey(whole ? Arrays.copyOfRange(bytes, PREFIX.length, bytes.length) : bytes);
    }

    /** Base64 of the 32 bytes. */
    public String text() {
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length));
    }

    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** 16 hex digits of the SHA-256 of its 32 bytes. */
    public String id() {
        var raw = Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
        return HexFormat.of().formatHex(ChainHash.sha256().digest(raw), 0, ID_BYTES);
    }

    /** @param signature 128 hex digits */
    public boolean verifies(byte[] statement, String signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(statement);
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    private static PublicKey read(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("Not an Ed25519 key", unusable);
        }
    }
}
