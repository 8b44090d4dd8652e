package io.signalbox.controlplane.events.web;

import io.signalbox.contract.publicapi.model.HookReceipt;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.Problems;
import io.signalbox.controlplane.platform.web.BrowserHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers deliveries before security and MVC have a part in them: nobody signs in here, and nothing but their bytes is read. What stands
 * before it holds as everywhere: request id, proxies, origin, size. Nobody takes a form apart, so its signature still matches.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class WebhookFilter extends OncePerRequestFilter {

    private final HookExchange exchange;
    private final Problems problems;
    private final JsonMapper json;

    WebhookFilter(HookExchange exchange, Problems problems, JsonMapper json) {
        this.exchange = exchange;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WebhookAdmissionFilter.isDelivery(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        BrowserHeaders.write(request, response);
        try {
            String key = WebhookAdmissionFilter.key(request.getRequestURI());
            write(response, exchange.receive(request, key, body(request)));
        } catch (ProblemException refused) {
            DeliveryLog.of(request).refused(refused);
            problems.write(response, refused);
        }
    }

    /** Announced lengths are within the limit: a buffer of that size spares a larger one and a copy. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        int length = request.getContentLength();
        return length < 0
                ? request.getInputStream().readAllBytes()
                : request.getInputStream().readNBytes(length);
    }

    private void write(HttpServletResponse response, ResponseEntity<HookReceipt> answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer.getBody());
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
