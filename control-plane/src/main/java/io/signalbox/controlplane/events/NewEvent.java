package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.integrations.IntegrationState;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.InitialRunState;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be stored.
 *
 * @param integrationState as read before the transaction that stores it
 * @param misplaced why it belongs to no integration; null for the usual event
 * @param body the bytes as they came
 * @param payloadProblem why jsonb cannot hold the payload; null when it can
 * @param endpointVersion of the integration as its delivery was verified; null when nothing was verified against it
 */
public record NewEvent(
        UUID eventId,
        UUID runId,
        UUID integrationId,
        IntegrationState integrationState,
        Delivery delivery,
        InitialRunState.@Nullable Refused misplaced,
        String contentType,
        Map<String, String> headers,
        Receipt receipt,
        byte[] body,
        @Nullable String payloadProblem,
        @Nullable String endpointVersion) {

    /** Why this cannot be kept as a JSON object; null when it can. */
    public static @Nullable String problemOf(UntrustedJson payload) {
        return switch (payload.kind()) {
            case OBJECT -> payload.problem().orElse(null);
            case SCALAR ->
                "The payload cannot be mapped: it is a single value and not a JSON object. Correct it and retry, or discard it.";
            case ARRAY ->
                "The payload cannot be mapped: it is " + list(payload.elementCount())
                        + " and not a JSON object. Correct it and retry, or discard it.";
        };
    }

    private static String list(int elements) {
        return elements == 0 ? "an empty list" : "a list of " + elements + (elements == 1 ? " element" : " elements");
    }

    NewEvent withProblem(String problem) {
        return with(delivery, problem);
    }

    /** The same event, about the ticket of this id. */
    NewEvent about(String canonicalId) {
        return with(delivery.about(canonicalId), payloadProblem);
    }

    private NewEvent with(Delivery otherDelivery, @Nullable String problem) {
        return new NewEvent(
                eventId,
                runId,
                integrationId,
                integrationState,
                otherDelivery,
                misplaced,
                contentType,
                headers,
                receipt,
                body,
                problem,
                endpointVersion);
    }

    /** The payload as jsonb is given it; null when it cannot hold it. */
    @Nullable
    String payloadText() {
        return payloadProblem == null ? delivery.payload().string() : null;
    }

    /** The payload where it is something else than the body; null where it is the body, or cannot be held. */
    @Nullable
    String payloadBesideBody() {
        return payloadProblem != null || Arrays.equals(body, delivery.payload().text()) ? null : payloadText();
    }

    /** @param held whether its integration is paused */
    InitialRunState admission(boolean held) {
        if (payloadProblem != null) {
            return new InitialRunState.Refused(DeadLetterReason.PAYLOAD_NOT_STORABLE, payloadProblem);
        }
        if (misplaced != null) {
            return misplaced;
        }
        return held ? new InitialRunState.Held() : new InitialRunState.Queued();
    }
}
