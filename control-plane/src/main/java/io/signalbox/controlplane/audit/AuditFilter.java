package io.signalbox.controlplane.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null for any.
 *
 * @param action a whole one, or its beginning up to a dot
 * @param from not before this
 * @param to before this
 */
public record AuditFilter(
        @Nullable UUID actorId,
        @Nullable String action,
        @Nullable String targetType,
        @Nullable UUID targetId,
        @Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null);

    /** A blank text asks for nothing. */
    public AuditFilter {
        action = blankToNull(action);
        targetType = blankToNull(targetType);
    }

    /** Whether nothing but the time is asked for: then what is found is one unbroken part of the chain. */
    public boolean isRange() {
        return actorId == null && action == null && targetType == null && targetId == null && outcome == null;
    }

    public boolean isEverything() {
        return isRange() && from == null && to == null;
    }

    /** For the header of an export. */
    public Map<String, @Nullable Object> description() {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("actor_id", actorId);
        described.put("action", action);
        described.put("target_type", targetType);
        described.put("target_id", targetId);
        described.put("outcome", outcome == null ? null : outcome.text());
        described.put("from", from);
        described.put("to", to);
        return described;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
