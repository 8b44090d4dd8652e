package io.signalbox.controlplane.audit.offline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of an export behind its header. Each is JSON, and each is written in one way only, so that no byte of it can be changed unnoticed. */
public sealed interface ExportLine {

    /** An entry with its hashes; the text is exactly what was hashed. */
    record Entry(String hash, String previousHash, byte[] text) implements ExportLine {}

    /** A signature of a head. */
    record Signed(HeadSignature signature) implements ExportLine {}

    /**
     * The last line.
     *
     * @param sha256 of all bytes before this line, in hex
     * @param seal Ed25519 over {@link #sealStatement}, in hex
     */
    record Seal(String sha256, String keyId, String seal) implements ExportLine {}

    /** Nothing that belongs into an export. */
    record Unreadable() implements ExportLine {}

    Pattern ENTRY = Pattern.compile(
            "\\{\"hash\":\"([0-9a-f]{64})\",\"previous_hash\":\"([0-9a-f]{64})\",\"entry\":\\{.*\\}\\}");

    /** Where the text of an entry starts. */
    int TEXT_START = "{\"hash\":\"\",\"previous_hash\":\"\",\"entry\":".length() + 128;

    Pattern SIGNED = Pattern.compile(
            "\\{\"signed_sequence\":([1-9]\\d{0,17}),\"hash\":\"([0-9a-f]{64})\",\"signed_at\":\"([0-9TZ:.-]+)\","
                    + "\"key_id\":\"([0-9a-f]{16})\",\"signature\":\"([0-9a-f]{128})\"\\}");

    Pattern SEAL = Pattern.compile(
            "\\{\"sha256\":\"([0-9a-f]{64})\",\"key_id\":\"([0-9a-f]{16})\",\"seal\":\"([0-9a-f]{128})\"\\}");

    static String entry(String hash, String previousHash, String text) {
        return "{\"hash\":\"%s\",\"previous_hash\":\"%s\",\"entry\":".formatted(hash, previousHash) + text + "}";
    }

    static String signed(HeadSignature signature) {
        return "{\"signed_sequence\":%d,\"hash\":\"%s\",\"signed_at\":\"%s\",\"key_id\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        signature.sequence(),
                        signature.hash(),
                        signature.signedAt(),
                        signature.keyId(),
                        signature.signature());
    }

    static String seal(String sha256, String keyId, String seal) {
        return "{\"sha256\":\"%s\",\"key_id\":\"%s\",\"seal\":\"%s\"}".formatted(sha256, keyId, seal);
    }

    /** What the seal of a whole export signs. */
    static byte[] sealStatement(String sha256) {
        return "signalbox audit export v1\n%s\n".formatted(sha256).getBytes(StandardCharsets.UTF_8);
    }

    static ExportLine parse(UUID organizationId, byte[] line) {
        // One character for each byte: the patterns look at ASCII only
        String text = new String(line, StandardCharsets.ISO_8859_1);
        Matcher entry = ENTRY.matcher(text);
        if (entry.matches()) {
            return new Entry(entry.group(1), entry.group(2), Arrays.copyOfRange(line, TEXT_START, line.length - 1));
        }
        Matcher signed = SIGNED.matcher(text);
        if (signed.matches()) {
            return new Signed(new HeadSignature(
                    organizationId,
                    Long.parseLong(signed.group(1)),
                    signed.group(2),
                    signed.group(3),
                    signed.group(4),
                    signed.group(5)));
        }
        Matcher seal = SEAL.matcher(text);
        return seal.matches() ? new Seal(seal.group(1), seal.group(2), seal.group(3)) : new Unreadable();
    }
}
