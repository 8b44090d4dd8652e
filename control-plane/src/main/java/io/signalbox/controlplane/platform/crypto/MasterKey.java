package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The one secret everything else is derived from, by label, with HKDF-SHA256 (RFC 5869). */
public class MasterKey {

    private static final int MIN_LENGTH = 32;
    private final byte[] key;

    MasterKey(byte[] key) {
        if (key.length < MIN_LENGTH) {
            throw refused();
        }
        this.key = key.clone();
    }

    /** @throws InvalidSetting when it is not base64 of enough bytes */
    public static MasterKey parse(String base64) {
        try {
            return new MasterKey(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException unusable) {
            throw refused();
        }
    }

    private static InvalidSetting refused() {
        return new InvalidSetting(
                "SIGNALBOX_MASTER_KEY", "must hold at least 32 bytes in base64, as made by: openssl rand -base64 32");
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
