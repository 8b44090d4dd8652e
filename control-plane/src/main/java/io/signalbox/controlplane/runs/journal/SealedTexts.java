package io.signalbox.controlplane.runs.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Private texts that belong to runs: sealed, each stored once, and kept as long as recordings are. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SealedTexts {

    private final Blobs blobs;

    SealedTexts(Blobs blobs) {
        this.blobs = blobs;
    }

    /** What names the text. */
    public byte[] keep(String text) {
        return blobs.store(List.of(text)).getFirst();
    }

    /** The texts that are still there, by their names in hex. */
    public Map<String, String> read(Collection<byte[]> names) {
        return names.isEmpty() ? Map.of() : blobs.read(names);
    }
}
