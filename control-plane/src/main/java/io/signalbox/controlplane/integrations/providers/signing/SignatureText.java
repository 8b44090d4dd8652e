package io.signalbox.controlplane.integrations.providers.signing;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Signatures as they stand in headers, decoded strictly: the right length, no stray characters, one spelling. */
public final class SignatureText {

    private SignatureText() {}

    /** 64 hexadecimal digits behind a fixed prefix. */
    public static Optional<byte[]> hex(String text, String prefix) {
        return hex(text, prefix, Hmac.SHA256);
    }

    /** As many hexadecimal digits behind a fixed prefix as the digest has. */
    public static Optional<byte[]> hex(String text, String prefix, Hmac hmac) {
        if (text.length() != prefix.length() + 2 * hmac.bytes() || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().parseHex(text, prefix.length(), text.length()));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    /** 44 characters of standard base64, padding included. */
    public static Optional<byte[]> base64(String text) {
        return base64(text, Hmac.SHA256);
    }

    /** The digest in standard base64, padding included. */
    public static Optional<byte[]> base64(String text, Hmac hmac) {
        if (text.length() != 4 * ((hmac.bytes() + 2) / 3)) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getDecoder().decode(text);
            boolean oneSpelling = Base64.getEncoder().encodeToString(signature).equals(text);
            return oneSpelling && signature.length == hmac.bytes() ? Optional.of(signature) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
