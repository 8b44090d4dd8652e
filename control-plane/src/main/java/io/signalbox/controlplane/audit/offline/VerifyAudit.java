package io.signalbox.controlplane.audit.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code VerifyAudit FILE [KEY]}: checks an export in JSON lines. KEY is the public key or a file with it. Ends with 0 when the
 * export is as it was written, 1 when it is not, 2 when it could not be checked.
 */
public final class VerifyAudit {

    static final int INTACT = 0;
    static final int TAMPERED = 1;
    static final int UNUSABLE = 2;
    private static final int MAX_KEY_LENGTH = 10_000;

    private final PrintStream out;

    VerifyAudit(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new VerifyAudit(System.out).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length == 0 || arguments.length > 2) {
            out.println("Usage: VerifyAudit FILE [KEY]");
            return UNUSABLE;
        }
        try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
            AuditPublicKey key = arguments.length == 2 ? key(arguments[1]) : null;
            return tell(ExportVerifier.verify(file, key), key);
        } catch (IOException | InvalidPathException unreadable) {
            out.println("Cannot read: " + unreadable);
        } catch (NotAnExport other) {
            out.println(other.getMessage() + ".");
        } catch (IllegalArgumentException notAKey) {
            out.println("KEY is neither a public key nor a file with one: " + notAKey.getMessage());
        }
        return UNUSABLE;
    }

    private static AuditPublicKey key(String given) throws IOException {
        if (given.length() < MAX_KEY_LENGTH && !given.contains("\n") && Files.isRegularFile(Path.of(given))) {
            return AuditPublicKey.parse(Files.readString(Path.of(given)));
        }
        return AuditPublicKey.parse(given);
    }

    private int tell(ExportReport report, @Nullable AuditPublicKey trusted) {
        ExportHeader header = report.header();
        out.printf(
                "Export of organization %s, %s, entries %d to %d, made %s%n",
                header.organizationId(),
                header.scope(),
                header.firstSequence(),
                header.lastSequence(),
                header.exportedAt());
        if (!report.isIntact()) {
            out.println("TAMPERED");
            report.findings().forEach(finding -> out.println("  " + finding));
            if (report.furtherFindings() > 0) {
                out.printf("  and %d more%n", report.furtherFindings());
            }
            return TAMPERED;
        }
        out.printf("INTACT: %d entries, signed through entry %d%n", report.entries(), report.signedThrough());
        if (!header.isChain()) {
            out.println("Picked entries: each is genuine, but others may have been left out.");
        }
        if (trusted == null) {
            out.println(
                    "Checked with the key in the file, which shows only that the file agrees with itself. Give KEY.");
        }
        return INTACT;
    }
}
