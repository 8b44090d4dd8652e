package io.signalbox.controlplane.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The one secret everything else is derived from, by label, with HKDF-SHA256 (RFC 5869). */
public class MasterKey {

    private static final int SHORTEST = 32;
    private final byte[] key;

    MasterKey(byte[] key) {
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("SIGNALBOX_MASTER_KEY needs at least 32 bytes, in base64");
        }
        this.key = key.clone();
    }

    public byte[] derive(String label, int bytes) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters(label, bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HKDF-SHA256 is missing from this JDK", impossible);
        }
    }

    public SecretKey deriveKey(String label, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters(label, 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HKDF-SHA256 is missing from this JDK", impossible);
        }
    }

    private HKDFParameterSpec parameters(String label, int bytes) {
        return HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(label.getBytes(StandardCharsets.UTF_8), bytes);
    }
}
