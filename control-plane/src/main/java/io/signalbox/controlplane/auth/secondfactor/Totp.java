package io.signalbox.controlplane.auth.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** The shared secret of an authenticator app (RFC 6238): six digits every thirty seconds, SHA-1, as all such apps understand. */
record Totp(byte[] secret) {

    private static final int BYTES = 20;
    private static final int STEP_SECONDS = 30;
    /** Steps that a clock may be off, each way. */
    private static final int OFF = 1;

    private static final String ISSUER = "Signalbox";
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    static Totp random(SecureRandom random) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        return new Totp(secret);
    }

    /** The newest step that this is the code of, if it is newer than one that was used. */
    OptionalLong match(String code, Instant now, long used) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current + OFF; step >= current - OFF; step--) {
            if (step > used && isSame(code, code(Instant.ofEpochSecond(step * STEP_SECONDS)))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    String code(Instant at) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, CODES.getAlgorithm()), at);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For typing in. */
    String text() {
        return Base32.encode(secret);
    }

    /** For a QR code. */
    String uri(String email) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
                .formatted(ISSUER, encode(email), text(), ISSUER, STEP_SECONDS);
    }

    String stored() {
        return Base64.getEncoder().encodeToString(secret);
    }

    static Totp ofStored(String text) {
        return new Totp(Base64.getDecoder().decode(text));
    }

    private static boolean isSame(String offered, String code) {
        return MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Totp";
    }
}
