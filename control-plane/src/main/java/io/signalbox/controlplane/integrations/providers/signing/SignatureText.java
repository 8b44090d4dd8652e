package io.signalbox.controlplane.integrations.providers.signing;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Signatures as they stand in headers, decoded strictly: the right length, no stray characters, one spelling. */
public final class SignatureText {

    private static final int HEX_LENGTH = 2 * HmacSha256.BYTES;
    private static final int BASE64_LENGTH = 44;

    private SignatureText() {}

    /** 64 hexadecimal digits behind a fixed prefix. */
    public static Optional<byte[]> hex(String text, String prefix) {
        if (text.length() != prefix.length() + HEX_LENGTH || !text.startsWith(prefix)) {
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
        if (text.length() != BASE64_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getDecoder().decode(text);
            boolean oneSpelling = Base64.getEncoder().encodeToString(signature).equals(text);
            return oneSpelling && signature.length == HmacSha256.BYTES ? Optional.of(signature) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
