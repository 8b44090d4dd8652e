package io.signalbox.controlplane.runs.journal;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what attempts were given beside their subjects. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AttemptInputs {

    private final Blobs blobs;

    AttemptInputs(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Empty once it has expired. */
    public Optional<String> read(byte[] mac) {
        return Optional.ofNullable(blobs.read(List.of(mac)).get(HexFormat.of().formatHex(mac)));
    }
}
