package io.signalbox.controlplane.integrations.providers.signing;

import io.signalbox.controlplane.integrations.providers.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** HMAC-SHA256 over content that comes in parts. */
public final class HmacSha256 {

    private HmacSha256() {}

    /** The secret as the key of most providers: its characters in UTF-8. */
    public static byte[] characters(SigningSecret secret) {
        return secret.value().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] sign(byte[] key, byte[]... parts) {
        return Hmac.SHA256.sign(key, parts);
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
        return Hmac.SHA256.signer(secrets, keyOf, offered, content);
    }
}
