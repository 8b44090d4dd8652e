package io.signalbox.agent.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.engine.state.CanonicalJson;

/**
 * What identifies a call: equal calls have equal keys in every process.
 *
 * @param kind {@code model}, or the kind of an effect
 * @param digest SHA-256 of the canonical request, lower hex
 */
public record CallKey(String kind, String digest) {

    public static CallKey of(String kind, JsonNode request) {
        return new CallKey(kind, CanonicalJson.digest(request));
    }

    @Override
    public String toString() {
        return kind + ":" + digest;
    }
}
