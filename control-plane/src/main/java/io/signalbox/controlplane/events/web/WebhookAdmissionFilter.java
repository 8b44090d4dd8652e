package io.signalbox.controlplane.events.web;

import io.signalbox.controlplane.events.EventMetrics;
import io.signalbox.controlplane.events.webhooks.WebhookReceiver;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Guards the webhook endpoint: bounds what comes in before its body is read, and writes one line about each delivery, whatever became of it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WebhookAdmissionFilter extends OncePerRequestFilter {

    private static final String ADDRESS = "/hooks/";

    private final WebhookReceiver receiver;
    private final EventMetrics metrics;
    private final Problems problems;
    private final DeliveryLogWriter lines;

    WebhookAdmissionFilter(WebhookReceiver receiver, EventMetrics metrics, Problems problems, DeliveryLogWriter lines) {
        this.receiver = receiver;
        this.metrics = metrics;
        this.problems = problems;
        this.lines = lines;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isDelivery(request);
    }

    static boolean isDelivery(HttpServletRequest request) {
        return request.getMethod().equals("POST") && (request.getRequestURI() + "/").startsWith(ADDRESS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String key = key(request.getRequestURI());
        DeliveryLog log = DeliveryLog.begin(request, key);
        try (WebhookReceiver.Admission admission = receiver.admit(key)) {
            chain.doFilter(request, response);
        } catch (ProblemException refused) {
            log.refused(refused);
            problems.write(response, refused);
        } finally {
            log.end(response.getStatus(), Duration.ofNanos(System.nanoTime() - start), metrics, lines);
        }
    }

    /** Empty when the address names no integration at all; nobody has that key. */
    static String key(String address) {
        return address.length() < ADDRESS.length() ? "" : address.substring(ADDRESS.length());
    }
}
