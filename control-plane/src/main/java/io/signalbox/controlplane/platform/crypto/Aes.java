package io.signalbox.controlplane.platform.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM. What is sealed is a fresh nonce of 12 bytes, the ciphertext and its tag. */
final class Aes {

    static final int KEY_BYTES = 32;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Aes() {}

    static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("A key of AES-256 has 32 bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** @param boundTo not kept, but needed again to open it */
    static byte[] seal(SecretKey key, SecureRandom random, byte[] boundTo, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM does not work in this JDK", impossible);
        }
    }

    /** @throws GeneralSecurityException when it was changed, sealed with another key or bound to something else */
    static byte[] open(SecretKey key, byte[] boundTo, ByteBuffer sealed) throws GeneralSecurityException {
        if (sealed.remaining() < NONCE_BYTES) {
            throw new GeneralSecurityException("Too short to be sealed");
        }
        var nonce = new byte[NONCE_BYTES];
        sealed.get(nonce);
        var rest = new byte[sealed.remaining()];
        sealed.get(rest);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, boundTo).doFinal(rest);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] boundTo)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo);
        return cipher;
    }
}
