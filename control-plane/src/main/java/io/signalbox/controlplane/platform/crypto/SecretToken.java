package io.signalbox.controlplane.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A random text that proves something to whoever knows it: 256 bits, too many to guess, so a plain hash of it may be stored. */
public record SecretToken(String text) {

    private static final int BYTES = 32;

    /** 43 characters that need no escaping in an address. */
    public static SecretToken random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** 32 bytes. */
    public byte[] hash() {
        return Sha256.of(text);
    }

    /** Takes the same time wherever they differ. */
    public boolean is(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing that could reach a log. */
    @Override
    public String toString() {
        return "SecretToken";
    }
}
