package io.signalbox.controlplane.audit.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks an export from its first to its last byte, with nothing but the public key. Holds one hash for each entry. */
public final class ExportVerifier {

    private static final int MAX_FINDINGS = 20;

    private final LineReader lines;
    private final ExportHeader header;
    private final AuditPublicKey key;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Long, String> hashes = new HashMap<>();
    private @Nullable ChainWalk walk;
    private long furtherFindings;
    private long entries;
    private long lastEntry;
    private long lastSigned;
    private boolean sealed;

    private ExportVerifier(LineReader lines, ExportHeader header, AuditPublicKey key) {
        this.lines = lines;
        this.header = header;
        this.key = key;
    }

    /**
     * Checks a file.
     *
     * @param trusted key of the installation, got on another way than with the file; null to take the one in the file, which shows only
     *     that the file agrees with itself
     * @throws NotAnExport when the file does not start like one
     */
    public static ExportReport verify(InputStream file, @Nullable AuditPublicKey trusted)
            throws IOException, NotAnExport {
        var lines = new LineReader(file);
        byte[] first = lines.next();
        ExportHeader header = ExportHeader.parse(first == null ? "" : new String(first, StandardCharsets.UTF_8))
                .orElseThrow(() -> new NotAnExport("The first line is no header of an audit export of version 1"));
        return new ExportVerifier(lines, header, trusted == null ? keyOf(header) : trusted).run();
    }

    private static AuditPublicKey keyOf(ExportHeader header) throws NotAnExport {
        try {
            return AuditPublicKey.parse(header.publicKey());
        } catch (IllegalArgumentException unusable) {
            throw new NotAnExport("The key in the first line is none");
        }
    }

    private ExportReport run() throws IOException {
        if (!header.publicKey().equals(key.text()) || !header.keyId().equals(key.id())) {
            found(0, "the header names another key than the one to check with");
        }
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (sealed) {
                found(0, "something stands behind the seal");
            }
            check(ExportLine.parse(header.organizationId(), line));
        }
        end();
        return new ExportReport(header, entries, lastSigned, findings, furtherFindings);
    }

    private void check(ExportLine line) {
        switch (line) {
            case ExportLine.Entry entry -> check(entry);
            case ExportLine.Signed signed -> check(signed.signature());
            case ExportLine.Seal seal -> check(seal);
            case ExportLine.Unreadable unreadable -> found(lastEntry + 1, "a line there is no line of an export");
        }
    }

    private void check(ExportLine.Entry entry) {
        entries++;
        if (lastSigned > 0) {
            found(lastEntry + 1, "an entry stands behind the signatures");
        }
        Optional<EntryPlace> place = EntryPlace.of(new String(entry.text(), StandardCharsets.UTF_8));
        if (place.isEmpty()) {
            found(lastEntry + 1, "its text does not say where in the chain it belongs");
            return;
        }
        add(header.isChain() ? checkChained(entry, place.get()) : checkAlone(entry, place.get()));
        lastEntry = Math.max(lastEntry, place.get().sequence());
        hashes.putIfAbsent(place.get().sequence(), entry.hash());
    }

    private Optional<Finding> checkChained(ExportLine.Entry entry, EntryPlace place) {
        ChainWalk chain = walk == null ? begin(entry.previousHash()) : walk;
        walk = chain;
        return chain.pass(entry.text(), place, entry.previousHash(), entry.hash());
    }

    /** What an unbroken part begins behind is not in the file; the whole chain begins behind nothing. */
    private ChainWalk begin(String previousHash) {
        long before = header.scope().equals(ExportHeader.COMPLETE) ? 0 : header.firstSequence() - 1;
        return new ChainWalk(header.organizationId(), before, before == 0 ? ChainHash.START : previousHash);
    }

    /** A picked entry follows from one that need not be in the file. */
    private Optional<Finding> checkAlone(ExportLine.Entry entry, EntryPlace place) {
        if (place.sequence() <= lastEntry) {
            return Optional.of(new Finding(place.sequence(), "it stands behind entry " + lastEntry));
        }
        return new ChainWalk(header.organizationId(), place.sequence() - 1, entry.previousHash())
                .pass(entry.text(), place, entry.previousHash(), entry.hash());
    }

    private void check(HeadSignature signature) {
        long sequence = signature.sequence();
        if (sequence <= lastSigned) {
            found(sequence, "its signature stands in the wrong place or twice");
        }
        if (!signature.isGenuine(key)) {
            found(sequence, "its signature is forged, or made with another key");
        } else if (!hashes.containsKey(sequence)) {
            found(sequence, "it was signed and is missing");
        } else if (!signature.hash().equals(hashes.get(sequence))) {
            found(sequence, "it was signed with another hash: it or one before was replaced");
        }
        lastSigned = Math.max(lastSigned, sequence);
    }

    private void check(ExportLine.Seal seal) {
        sealed = true;
        String actual = HexFormat.of().formatHex(lines.digestBefore());
        if (!seal.keyId().equals(key.id()) || !key.verifies(ExportLine.sealStatement(seal.sha256()), seal.seal())) {
            found(0, "the seal is forged, or made with another key");
        } else if (!seal.sha256().equals(actual)) {
            found(0, "the seal was made over other bytes: the file was changed after it was exported");
        }
    }

    private void end() {
        if (header.isChain() && lastEntry < header.lastSequence()) {
            ChainWalk chain = walk == null ? begin(ChainHash.START) : walk;
            add(chain.end(header.lastSequence(), chain.lastHash()));
        }
        if (lastEntry > header.lastSequence()) {
            found(header.lastSequence() + 1, "it stands behind the end that the header names");
        }
        if (!sealed) {
            found(0, "the seal at the end is missing: the file was cut off");
        } else if (!lines.endedLine()) {
            found(0, "the last line is not ended");
        }
    }

    private void add(Optional<Finding> finding) {
        finding.ifPresent(found -> found(found.sequence(), found.problem()));
    }

    private void found(long sequence, String problem) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new Finding(sequence, problem));
        } else {
            furtherFindings++;
        }
    }
}
