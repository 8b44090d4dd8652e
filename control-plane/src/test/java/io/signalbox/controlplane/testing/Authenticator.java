package io.signalbox.controlplane.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.restassured.response.Response;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Somebody's phone: the authenticator app, and a note of the recovery codes. */
public final class Authenticator {

    private static final String TOTP = "/api/v1/account/totp";

    private final Iterator<String> recoveryCodes;

    private Authenticator(List<String> recoveryCodes) {
        this.recoveryCodes = recoveryCodes.iterator();
    }

    /** Sets up a second factor for who is signed in. */
    public static Authenticator turnOn(Console console) {
        List<String> codes =
                startAndConfirm(console).then().statusCode(200).extract().path("codes");
        return new Authenticator(codes);
    }

    /** The answer of the confirmation. */
    public static Response startAndConfirm(Console console) {
        String secret =
                console.request().post(TOTP).then().statusCode(200).extract().path("secret");
        return console.request().body(Map.of("code", codeFor(secret))).post(TOTP + "/confirm");
    }

    /** One that was not used. */
    public String recoveryCode() {
        return recoveryCodes.next();
    }

    /** Proves it with a recovery code. */
    public Response post(Console console, String path) {
        return console.request().body(Map.of("code", recoveryCode())).post(path);
    }

    /** What the app shows for a secret now. */
    public static String codeFor(String secret) {
        var codes = new TimeBasedOneTimePasswordGenerator();
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm());
            return codes.generateOneTimePasswordString(key, Instant.now());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
