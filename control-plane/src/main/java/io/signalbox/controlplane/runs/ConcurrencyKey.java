package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.crypto.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What runs share that run one at a time, in the order of their positions. */
public final class ConcurrencyKey {

    private ConcurrencyKey() {}

    /**
     * The first 128 bits of SHA-256 over the id of the source as text, a slash, and the id, in UTF-8. Migrations compute the same in SQL.
     *
     * @param id of what the subject is about, as the source calls it
     */
    public static UUID of(UUID sourceId, String id) {
        byte[] digest = Sha256.digest().digest((sourceId + "/" + id).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
