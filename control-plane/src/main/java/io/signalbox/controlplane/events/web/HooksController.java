package io.signalbox.controlplane.events.web;

import io.signalbox.contract.publicapi.HooksApi;
import io.signalbox.contract.publicapi.model.HookReceipt;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives webhooks. {@link WebhookFilter} answers them before MVC has a part in it; the interface holds the exchange to the contract and lets
 * other methods than POST be refused like everywhere.
 */
@RestController
class HooksController implements HooksApi {

    private final HookExchange exchange;
    private final HttpServletRequest current;

    HooksController(HookExchange exchange, HttpServletRequest current) {
        this.exchange = exchange;
        this.current = current;
    }

    @Override
    public ResponseEntity<HookReceipt> receiveHook(
            String integrationKey, @RequestBody(required = false) @Nullable Resource body) {
        return exchange.receive(current, integrationKey, bytes(body));
    }

    private static byte[] bytes(@Nullable Resource body) {
        try {
            return body == null ? new byte[0] : body.getContentAsByteArray();
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }
}
