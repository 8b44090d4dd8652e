package io.signalbox.controlplane.events.web;

import io.signalbox.contract.publicapi.HooksApi;
import io.signalbox.contract.publicapi.model.AcceptedEvent;
import io.signalbox.contract.publicapi.model.HookReceipt;
import io.signalbox.contract.publicapi.model.RunState;
import io.signalbox.controlplane.events.webhooks.AcceptedDelivery;
import io.signalbox.controlplane.events.webhooks.IncomingDelivery;
import io.signalbox.controlplane.events.webhooks.WebhookReceiver;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.platform.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives webhooks. {@link WebhookFilter} calls it before MVC has a part in it; the interface holds it to the contract and lets other methods
 * than POST be refused like everywhere.
 */
@RestController
class HooksController implements HooksApi {

    private static final int MAX_CONTENT_TYPE_LENGTH = 200;

    private final WebhookReceiver receiver;
    private final HttpServletRequest current;

    HooksController(WebhookReceiver receiver, HttpServletRequest current) {
        this.receiver = receiver;
        this.current = current;
    }

    @Override
    public ResponseEntity<HookReceipt> receiveHook(
            String integrationKey, @RequestBody(required = false) @Nullable Resource body) {
        return receive(current, integrationKey, bytes(body));
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

    private static byte[] bytes(@Nullable Resource body) {
        try {
            return body == null ? new byte[0] : body.getContentAsByteArray();
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private static ResponseEntity<HookReceipt> answer(AcceptedDelivery accepted) {
        if (accepted.challenge() != null) {
            return ResponseEntity.ok(
                    new HookReceipt().challenge(accepted.challenge()).events(null));
        }
        List<AcceptedEvent> events =
                accepted.events().stream().map(HooksController::event).toList();
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
