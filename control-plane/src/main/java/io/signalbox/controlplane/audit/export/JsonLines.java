package io.signalbox.controlplane.audit.export;

import io.signalbox.controlplane.audit.chain.AuditKey;
import io.signalbox.controlplane.audit.offline.ChainHash;
import io.signalbox.controlplane.audit.offline.ExportHeader;
import io.signalbox.controlplane.audit.offline.ExportLine;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/** An export in JSON lines: the header, the entries, the signatures of heads among them, and a seal over all of it. */
final class JsonLines implements Iterator<byte[]> {

    private enum Stage {
        HEADER,
        ENTRIES,
        SIGNATURES,
        SEAL,
        END
    }

    private final ExportHeader header;
    private final Iterator<List<EntryPages.Kept>> entries;
    private final Iterator<List<HeadSignature>> signatures;
    private final AuditKey key;
    private final MessageDigest digest = ChainHash.sha256();
    private Stage stage = Stage.HEADER;

    JsonLines(
            ExportHeader header,
            Iterator<List<EntryPages.Kept>> entries,
            Iterator<List<HeadSignature>> signatures,
            AuditKey key) {
        this.header = header;
        this.entries = entries;
        this.signatures = signatures;
        this.key = key;
    }

    @Override
    public boolean hasNext() {
        return stage != Stage.END;
    }

    @Override
    public byte[] next() {
        String lines =
                switch (stage) {
                    case HEADER -> {
                        stage = Stage.ENTRIES;
                        yield header.line() + "\n";
                    }
                    case ENTRIES -> entryLines();
                    case SIGNATURES -> signatureLines();
                    case SEAL -> seal();
                    case END -> throw new NoSuchElementException();
                };
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        return bytes;
    }

    private String entryLines() {
        if (!entries.hasNext()) {
            stage = Stage.SIGNATURES;
            return "";
        }
        return entries.next().stream()
                .map(kept -> ExportLine.entry(kept.hash(), kept.previousHash(), kept.entry()) + "\n")
                .collect(Collectors.joining());
    }

    private String signatureLines() {
        if (!signatures.hasNext()) {
            stage = Stage.SEAL;
            return "";
        }
        return signatures.next().stream()
                .map(signature -> ExportLine.signed(signature) + "\n")
                .collect(Collectors.joining());
    }

    private String seal() {
        stage = Stage.END;
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return ExportLine.seal(sha256, key.publicKey().id(), key.sign(ExportLine.sealStatement(sha256))) + "\n";
    }
}
