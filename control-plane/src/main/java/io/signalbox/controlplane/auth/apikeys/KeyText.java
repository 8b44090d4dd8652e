package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its holder has it: {@code sbx_}, 43 random letters and digits (256 bits), and six more that are a checksum of the rest.
 * Scanners for leaked secrets find it by {@code sbx_[0-9A-Za-z]{49}} and tell it by the checksum from what only looks like one.
 */
record KeyText(String text) {

    static final String PREFIX = "sbx_";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_CHARACTERS = 43;
    private static final int CHECKSUM_CHARACTERS = 6;
    private static final int SHOWN_AT_START = PREFIX.length() + 4;
    private static final int SHOWN_AT_END = 4;
    private static final Pattern SHAPE =
            Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_CHARACTERS + CHECKSUM_CHARACTERS) + "}");

    static KeyText random(SecureRandom random) {
        var text = new StringBuilder(PREFIX);
        for (int index = 0; index < RANDOM_CHARACTERS; index++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new KeyText(text + checksum(text.toString()));
    }

    /** Whether it can be a key at all; nothing is looked up for what cannot. */
    boolean isWellFormed() {
        if (!SHAPE.matcher(text).matches()) {
            return false;
        }
        int end = text.length() - CHECKSUM_CHARACTERS;
        return checksum(text.substring(0, end)).equals(text.substring(end));
    }

    /** What people recognise a key by; more than 200 random bits stay unknown. */
    String shownStart() {
        return text.substring(0, SHOWN_AT_START);
    }

    String lastFour() {
        return text.substring(text.length() - SHOWN_AT_END);
    }

    /** A plain hash is enough: nobody can try 2^256 keys. */
    byte[] hash() {
        return Sha256.of(text);
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        var digits = new StringBuilder();
        long rest = crc.getValue();
        while (digits.length() < CHECKSUM_CHARACTERS) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return digits.reverse().toString();
    }

    /** Nothing that could reach a log. */
    @Override
    public String toString() {
        return "KeyText";
    }
}
