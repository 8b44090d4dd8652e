package io.signalbox.controlplane.integrations.providers.signing;

import io.signalbox.controlplane.integrations.providers.SigningSecret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed digest over content that comes in parts. */
public enum Hmac {

    /** For senders that know no other; as a keyed digest SHA-1 is still not forged. */
    SHA1("HmacSHA1", 20),
    SHA256("HmacSHA256", 32);

    private final String algorithm;
    private final int bytes;

    Hmac(String algorithm, int bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes;
    }

    /** The length of a signature. */
    public int bytes() {
        return bytes;
    }

    /** @throws IllegalArgumentException when the key is empty */
    public byte[] sign(byte[] key, byte[]... parts) {
        if (key.length == 0) {
            throw new IllegalArgumentException("An empty key signs nothing");
        }
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm + " is missing from this JDK", impossible);
        }
    }

    /**
     * The secret that made one of the offered signatures over the content. Compared in constant time.
     *
     * @param keyOf the key bytes of a secret; an empty answer means that this secret cannot sign
     */
    public Optional<SigningSecret> signer(
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

    private boolean contains(List<byte[]> offered, byte[] expected) {
        boolean found = false;
        for (byte[] signature : offered) {
            found |= signature.length == bytes && MessageDigest.isEqual(signature, expected);
        }
        return found;
    }
}
