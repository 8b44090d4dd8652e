package io.signalbox.controlplane.audit.offline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one formula of the chain: SHA-256 over the hash of the entry before and the bytes of this one. Hashes are 64 lower-case hex digits. */
public final class ChainHash {

    /** What the first entry follows. */
    public static final String START = "0".repeat(64);

    private ChainHash() {}

    public static String next(String previous, String entry) {
        return next(previous, entry.getBytes(StandardCharsets.UTF_8));
    }

    public static String next(String previous, byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(entry);
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", impossible);
        }
    }
}
