package io.signalbox.controlplane.platform.paging;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page ended: the sort time and id of its last row. Opaque to callers. */
public record Cursor(Instant at, UUID id) {

    /** Reads what a caller sent back; null stays null. */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("~", 2);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw new InvalidRequest(
                    "Send next_cursor of the page before, unchanged.",
                    List.of(new FieldProblem("/cursor", "is not a cursor")));
        }
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "~" + id).getBytes(StandardCharsets.UTF_8));
    }
}
