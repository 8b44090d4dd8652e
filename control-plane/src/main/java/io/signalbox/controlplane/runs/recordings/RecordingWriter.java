package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.platform.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes one recording, entry by entry, with its digest chain: format 2 of docs/reference/recording.md. */
final class RecordingWriter {

    private static final String DIGEST = "digest";

    private final String header;
    private final List<String> entries = new ArrayList<>();
    private String digest;

    RecordingWriter(CanonicalObject header) {
        this.header = header.text();
        this.digest = digest(this.header);
    }

    void add(CanonicalObject entry) {
        digest = digest(digest + "\n" + entry.text());
        entries.add(entry.with(DIGEST, digest).text());
    }

    byte[] bytes() {
        String text = "{\"digest\":\"" + digest + "\",\n\"entries\":[\n" + String.join(",\n", entries)
                + "\n],\n\"header\":" + header + "}\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }
}
