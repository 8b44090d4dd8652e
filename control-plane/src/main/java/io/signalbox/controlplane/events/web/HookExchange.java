package io.signalbox.controlplane.events.web;

import io.signalbox.contract.publicapi.model.AcceptedEvent;
import io.signalbox.contract.publicapi.model.HookReceipt;
import io.signalbox.contract.publicapi.model.RunState;
import io.signalbox.controlplane.events.webhooks.AcceptedDelivery;
import io.signalbox.controlplane.events.webhooks.IncomingDelivery;
import io.signalbox.controlplane.events.webhooks.WebhookReceiver;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.platform.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** From the request of a delivery to what it is answered. A type of its own, because the validation of controllers costs each call something. */
@Component
class HookExchange {

    private static final int MAX_CONTENT_TYPE_LENGTH = 200;

    private final WebhookReceiver receiver;

    HookExchange(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    /** An empty body is a delivery like others: whether it is genuine comes first. */
    ResponseEntity<HookReceipt> receive(HttpServletRequest request, String integrationKey, byte[] body) {
        DeliveryLog log = DeliveryLog.of(request);
        log.read(body.length);
        try {
            AcceptedDelivery accepted = receiver.receive(integrationKey, incoming(request, body));
            log.accepted(accepted);
            return answer(accepted);
        } catch (ProblemException refused) {
            log.refused(refused);
            throw refused;
        }
    }

    private static IncomingDelivery incoming(HttpServletRequest request, byte[] body) {
        String contentType = request.getContentType() == null ? "" : request.getContentType();
        String kept = contentType.substring(0, Math.min(contentType.length(), MAX_CONTENT_TYPE_LENGTH));
        return new IncomingDelivery(
                request.getMethod(), request.getQueryString(), kept, headers(request, contentType), body);
    }

    private static WebhookHeaders headers(HttpServletRequest request, String contentType) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        headers.keySet().removeIf(HttpHeaders.CONTENT_TYPE::equalsIgnoreCase);
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(contentType));
        return WebhookHeaders.of(headers);
    }

    private static ResponseEntity<HookReceipt> answer(AcceptedDelivery accepted) {
        if (accepted.challenge() != null) {
            return ResponseEntity.ok(
                    new HookReceipt().challenge(accepted.challenge()).events(null));
        }
        List<AcceptedEvent> events =
                accepted.events().stream().map(HookExchange::event).toList();
        HookReceipt receipt =
                new HookReceipt().duplicate(accepted.isDuplicate()).events(events);
        if (!events.isEmpty()) {
            AcceptedEvent first = events.getFirst();
            receipt.eventId(first.getEventId()).runId(first.getRunId()).status(first.getStatus());
        }
        return ResponseEntity.status(accepted.isDuplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(receipt);
    }

    private static AcceptedEvent event(io.signalbox.controlplane.events.AcceptedEvent event) {
        return new AcceptedEvent(
                event.eventId(), event.runId(), RunState.fromValue(event.state().text()), event.duplicate());
    }
}
