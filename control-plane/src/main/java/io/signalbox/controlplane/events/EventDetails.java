package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.webhooks.Receipt;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event with what came in.
 *
 * @param headers the chosen ones
 * @param payload null when jsonb refused it
 * @param payloadProblem why
 */
public record EventDetails(
        EventView event,
        String contentType,
        Map<String, String> headers,
        Receipt receipt,
        @Nullable Map<String, Object> payload,
        @Nullable String payloadProblem) {}
