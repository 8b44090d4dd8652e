package io.signalbox.controlplane.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/** Keeps secrets encrypted at rest: AES-256-GCM, bound to the place they are stored at, so that a row cannot be moved. */
@Component
public class SecretBox {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte VERSION = 1;

    private final SecretKey key;
    private final SecureRandom random;

    SecretBox(MasterKey masterKey, SecureRandom random) {
        this.key = masterKey.deriveKey("secret-box", "AES");
        this.random = random;
    }

    /** @param place what the secret belongs to, for example a row's id; needed again to open it */
    public byte[] seal(String secret, String place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, place, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when it was sealed for another place or with another master key */
    public String open(byte[] box, String place) {
        var buffer = ByteBuffer.wrap(box);
        if (buffer.get() != VERSION) {
            throw new IllegalStateException("Unknown version of a sealed secret");
        }
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, place, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "A stored secret cannot be read: is this the master key it was stored with?", failure);
        }
    }
}
