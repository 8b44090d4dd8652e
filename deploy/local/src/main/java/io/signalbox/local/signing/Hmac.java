package io.signalbox.local.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over several parts put after each other. */
final class Hmac {

    private final Mac mac;

    Hmac(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Hmac withText(String key) {
        return new Hmac(key.getBytes(StandardCharsets.UTF_8));
    }

    Hmac and(String part) {
        return and(part.getBytes(StandardCharsets.UTF_8));
    }

    Hmac and(byte[] part) {
        mac.update(part);
        return this;
    }

    byte[] bytes() {
        return mac.doFinal();
    }

    String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
