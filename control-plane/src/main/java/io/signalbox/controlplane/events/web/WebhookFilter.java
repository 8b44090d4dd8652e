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
import org.springframework.web.filter.ServerHttpObservationFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers deliveries before security and MVC have a part in them: nobody signs in here, and nothing but their bytes is read. What stands
 * before it holds as everywhere: request id, proxies, origin, size. Nobody takes a form apart, so its signature still matches.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class WebhookFilter extends OncePerRequestFilter {

    private static final String PATTERN = "/hooks/{integration_key}";

    private final HooksController hooks;
    private final Problems problems;
    private final JsonMapper json;

    WebhookFilter(HooksController hooks, Problems problems, JsonMapper json) {
        this.hooks = hooks;
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
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(PATTERN));
        BrowserHeaders.write(request, response);
        try {
            byte[] body = request.getInputStream().readAllBytes();
            write(response, hooks.receive(request, WebhookAdmissionFilter.key(request.getRequestURI()), body));
        } catch (ProblemException refused) {
            DeliveryLog.of(request).refused(refused);
            problems.write(response, refused);
        }
    }

    private void write(HttpServletResponse response, ResponseEntity<HookReceipt> answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer.getBody());
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
