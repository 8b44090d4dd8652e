package io.signalbox.controlplane.integrations.providers.signing;

import io.signalbox.controlplane.integrations.providers.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over content that comes in parts. */
public final class HmacSha256 {

    public static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private HmacSha256() {}

    /** The secret as the key of most providers: its characters in UTF-8. */
    public static byte[] characters(SigningSecret secret) {
        return secret.value().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] sign(byte[] key, byte[]... parts) {
        if (key.length == 0) {
            throw new IllegalArgumentException("An empty key signs nothing");
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing from this JDK", impossible);
        }
    }

    /** The secret that made one of the offered signatures over the content. Compared in constant time. */
    public static Optional<SigningSecret> signer(List<SigningSecret> secrets, List<byte[]> offered, byte[]... content) {
        return signer(secrets, HmacSha256::characters, offered, content);
    }

    /** @param keyOf the key bytes of a secret; an empty answer means that this secret cannot sign */
    public static Optional<SigningSecret> signer(
            List<SigningSecret> secrets,
            Function<SigningSecret, byte[]> keyOf,
            List<byte[]> offered,
            byte[]... content) {
        for (SigningSecret secret : secrets) {
            byte[] key = keyOf.apply(secret);
            if (key.length > 0 && contains(offered, sign(key, content))) {
                return Optional.of(secret);
            }
        }
        return Optional.empty();
    }

    private static boolean contains(List<byte[]> offered, byte[] expected) {
        boolean found = false;
        for (byte[] signature : offered) {
            found |= signature.length == BYTES && MessageDigest.isEqual(signature, expected);
        }
        return found;
    }
}
