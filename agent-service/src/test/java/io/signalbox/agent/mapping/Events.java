package io.signalbox.agent.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.contract.shared.ProviderName;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Events for tests, written as JSON with single quotes. */
public final class Events {

    public static final Instant RECEIVED_AT = Instant.parse("2026-11-20T09:00:00Z");

    private Events() {}

    public static SourceEvent event(ProviderName provider, String type, String json) {
        try {
            var payload = new ObjectMapper().readTree(json.replace('\'', '"'));
            return new SourceEvent(provider, type, "external-1", RECEIVED_AT, Map.of(), Map.of(), payload);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same event with another payload. */
    public static SourceEvent with(SourceEvent event, JsonNode payload) {
        return new SourceEvent(
                event.provider(),
                event.eventType(),
                event.externalId(),
                event.receivedAt(),
                event.headers(),
                event.settings(),
                payload);
    }

    public static Mapping map(ProviderName provider, String type, String json) {
        return BuiltInRules.book().map(event(provider, type, json));
    }

    public static Proposal proposal(ProviderName provider, String type, String json) {
        return (Proposal) map(provider, type, json);
    }
}
