package io.signalbox.agent.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.controlplane.StaleAttempt;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.EffectRefused;
import io.signalbox.agent.engine.calls.Effects;
import io.signalbox.agent.workflows.ticketmapping.MappingEffects;
import io.signalbox.contract.internalapi.model.DeadLetterReceipt;
import io.signalbox.contract.internalapi.model.DeadLetterReport;
import io.signalbox.contract.internalapi.model.IdentityMapRequest;
import io.signalbox.contract.internalapi.model.TicketUpsert;
import java.util.Set;

/** The effects of one run attempt, as calls of the internal contract. */
final class ControlPlaneEffects implements Effects {

    /** Refusals of what the effect says; any other refused call is a fault between the services and says nothing about the effect. */
    private static final Set<String> ABOUT_THE_EFFECT =
            Set.of("ticket_refused", "invalid_request", "payload_too_large", "out_of_scope");

    private final ControlPlaneSession controlPlane;
    private final ObjectMapper json;

    ControlPlaneEffects(ControlPlaneSession controlPlane, ObjectMapper json) {
        this.controlPlane = controlPlane;
        this.json = json;
    }

    @Override
    public ObjectNode perform(Effect effect) {
        try {
            return json.valueToTree(answer(effect));
        } catch (CallRefused refused) {
            if (ABOUT_THE_EFFECT.contains(refused.code())) {
                throw new EffectRefused(refused.code(), String.valueOf(refused.getMessage()), refused.errors());
            }
            throw ControlPlaneFailures.of(new ControlPlaneUnavailable(refused));
        } catch (ControlPlaneUnavailable unavailable) {
            throw ControlPlaneFailures.of(unavailable);
        } catch (StaleAttempt stale) {
            throw ControlPlaneFailures.of(stale);
        }
    }

    private Object answer(Effect effect) {
        return switch (effect.kind()) {
            case MappingEffects.UPSERT_TICKET ->
                controlPlane.upsert(json.convertValue(effect.request(), TicketUpsert.class));
            case MappingEffects.REPORT_DEAD_LETTER ->
                new DeadLetterReceipt()
                        .deadLetterId(
                                controlPlane.deadLetter(json.convertValue(effect.request(), DeadLetterReport.class)));
            case MappingEffects.MAP_IDENTITIES ->
                identities(json.convertValue(effect.request(), IdentityMapRequest.class));
            default -> throw new IllegalArgumentException("There is no effect " + effect.kind() + ".");
        };
    }

    private ObjectNode identities(IdentityMapRequest request) {
        ObjectNode answer = json.createObjectNode();
        return answer.set("identities", json.valueToTree(controlPlane.identities(request.getAccounts())));
    }
}
