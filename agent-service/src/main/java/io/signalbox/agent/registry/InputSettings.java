package io.signalbox.agent.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.engine.calls.PromptBounds;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.JsonSettings;

/** What of an agent's settings becomes part of the input of runs. Stored with each attempt, so that a replay reads its input as it was. */
public record InputSettings(PromptBounds prompt) {

    private static final ObjectMapper JSON = JsonSettings.mapper();

    /** Canonical JSON. */
    public String text() {
        return CanonicalJson.text(JSON.valueToTree(this));
    }

    /** @throws IllegalArgumentException when they are not what {@link #text()} gives */
    public static InputSettings of(String text) {
        try {
            return JSON.readValue(text, InputSettings.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("The settings of the agent cannot be read.", unreadable);
        }
    }
}
