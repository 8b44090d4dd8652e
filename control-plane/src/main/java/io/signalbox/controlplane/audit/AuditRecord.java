package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.chain.CanonicalJson;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.web.RequestOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, before it has a place in the chain.
 *
 * @param code of the problem that was answered; null when it was done
 * @param leftOut refusals before this one that were not kept
 */
public record AuditRecord(
        Actor actor,
        String action,
        AuditTarget target,
        Outcome outcome,
        @Nullable String code,
        int leftOut,
        Map<String, Object> before,
        Map<String, Object> after,
        RequestOrigin origin) {

    /** Bytes that before and after may make together; what is over is left out as a whole and said so. */
    private static final int MAX_BYTES = 32_000;

    private static final int MAX_TEXT_LENGTH = 300;
    private static final Map<String, Object> TOO_LARGE = Map.of("left_out", "too large to keep");

    /** The text that is kept and hashed. It starts with whose and which it is; {@code EntryPlace} reads that. */
    public String text(UUID organizationId, long sequence, Instant at) {
        String text = write(organizationId, sequence, at, Masking.of(before), Masking.of(after));
        return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                ? text
                : write(organizationId, sequence, at, TOO_LARGE, TOO_LARGE);
    }

    public String actorKind() {
        return switch (actor) {
            case Actor.Person person -> "person";
            case Actor.ApiKey key -> "api_key";
            case Actor.Run run -> "agent";
            case Actor.Installation installation -> "installation";
        };
    }

    private String write(
            UUID organizationId, long sequence, Instant at, Map<String, ?> masked, Map<String, ?> maskedAfter) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("organization_id", organizationId);
        entry.put("sequence", sequence);
        entry.put("at", at);
        entry.put("actor", describeActor());
        entry.put("action", action);
        entry.put("target", describeTarget());
        entry.put("outcome", outcome.text());
        entry.put("code", code);
        entry.put("left_out", leftOut);
        entry.put("before", masked);
        entry.put("after", maskedAfter);
        entry.put("address", origin.address());
        entry.put("user_agent", origin.userAgent());
        entry.put("request_id", origin.requestId());
        return CanonicalJson.of(entry);
    }

    private Map<String, @Nullable Object> describeActor() {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("kind", actorKind());
        described.put("id", actor.id());
        described.put("name", Masking.cut(actor.name(), MAX_TEXT_LENGTH));
        described.put("session_id", actor instanceof Actor.Person person ? person.sessionId() : null);
        return described;
    }

    private Map<String, Object> describeTarget() {
        return Map.of("type", target.type(), "id", target.id(), "name", Masking.cut(target.name(), MAX_TEXT_LENGTH));
    }
}
