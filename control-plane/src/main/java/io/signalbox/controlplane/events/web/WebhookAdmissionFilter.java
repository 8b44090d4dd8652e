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
    private static final int FAILED = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;

    private final WebhookReceiver receiver;
    private final EventMetrics metrics;
    private final Problems problems;
    private final DeliveryLogWriter lines;
    private final HookMeasurement measurement;

    WebhookAdmissionFilter(
            WebhookReceiver receiver,
            EventMetrics metrics,
            Problems problems,
            DeliveryLogWriter lines,
            HookMeasurement measurement) {
        this.receiver = receiver;
        this.metrics = metrics;
        this.problems = problems;
        this.lines = lines;
        this.measurement = measurement;
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
        Exception failure = null;
        try (WebhookReceiver.Admission admission = receiver.admit(key)) {
            chain.doFilter(request, response);
        } catch (ProblemException refused) {
            log.refused(refused);
            problems.write(response, refused);
        } catch (RuntimeException | IOException | ServletException unexpected) {
            failure = unexpected;
            throw unexpected;
        } finally {
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            measurement.answered(failure == null ? response.getStatus() : FAILED, taken, failure);
            log.end(response.getStatus(), taken, metrics, lines);
        }
    }

    /** Empty when the address names no integration at all; nobody has that key. */
    static String key(String address) {
        return address.length() < ADDRESS.length() ? "" : address.substring(ADDRESS.length());
    }
}
