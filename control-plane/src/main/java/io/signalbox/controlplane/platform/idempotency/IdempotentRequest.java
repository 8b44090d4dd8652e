package io.signalbox.controlplane.platform.idempotency;

import io.signalbox.controlplane.platform.crypto.Sha256;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.security.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One try to do something under a key. Keys of different callers and paths have nothing to do with each other.
 *
 * @param keyHash of the path and the key
 * @param requestHash of everything that decides what is done
 */
record IdempotentRequest(UUID organizationId, UUID actorId, String route, byte[] keyHash, byte[] requestHash) {

    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int MAX_ROUTE_LENGTH = 200;

    /** @throws InvalidRequest when the key is none */
    static IdempotentRequest of(HttpServletRequest request, byte[] body, Principal principal) {
        String key = String.valueOf(request.getHeader(HEADER));
        if (!KEY.matcher(key).matches()) {
            throw new InvalidRequest("Idempotency-Key takes 1 to 255 visible ASCII characters.");
        }
        String path = request.getRequestURI();
        return new IdempotentRequest(
                principal.organizationId(),
                principal.actor().id(),
                path.substring(0, Math.min(path.length(), MAX_ROUTE_LENGTH)),
                hash(path.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.US_ASCII)),
                hash(text(request.getQueryString()), text(request.getContentType()), body));
    }

    /** Twins ask for the same lock, on whatever replica. */
    long lock() {
        return ByteBuffer.wrap(hash(bytes(organizationId), bytes(actorId), keyHash))
                .getLong();
    }

    /** What the answer is sealed to. */
    String place() {
        return "idempotency_key:" + actorId + ":" + HexFormat.of().formatHex(keyHash);
    }

    private static byte[] text(@Nullable String value) {
        return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Each part with its length, so that no two lists of parts look alike. */
    private static byte[] hash(byte[]... parts) {
        var digest = Sha256.digest();
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            digest.update(part);
        }
        return digest.digest();
    }
}
