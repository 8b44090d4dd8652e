package io.signalbox.controlplane.events.web;

import io.signalbox.controlplane.events.EventMetrics;
import io.signalbox.controlplane.events.webhooks.AcceptedDelivery;
import io.signalbox.controlplane.platform.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to one delivery, gathered while it is served and written as one line when it is answered. */
final class DeliveryLog {

    private static final String ATTRIBUTE = DeliveryLog.class.getName();
    private static final int KEY_SHOWN = 6;

    private final String key;
    private int bytes;
    private @Nullable AcceptedDelivery accepted;
    private @Nullable String refusal;
    private @Nullable String detail;

    private DeliveryLog(String key) {
        this.key = key;
    }

    static DeliveryLog begin(HttpServletRequest request, String key) {
        var begun = new DeliveryLog(key);
        request.setAttribute(ATTRIBUTE, begun);
        return begun;
    }

    static DeliveryLog of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof DeliveryLog begun ? begun : begin(request, "-");
    }

    void read(int bodyBytes) {
        bytes = bodyBytes;
    }

    void accepted(AcceptedDelivery delivery) {
        accepted = delivery;
    }

    void refused(ProblemException problem) {
        refusal = problem.type().code();
        detail = problem.detail();
    }

    void end(int status, Duration taken, EventMetrics metrics, DeliveryLogWriter log) {
        AcceptedDelivery delivery = accepted;
        if (delivery != null) {
            metrics.accepted(delivery);
            log.write(
                    "delivery accepted provider={} status={} events={} duplicate={} first_event={} bytes={} ms={}",
                    delivery.provider(),
                    status,
                    delivery.events().size(),
                    delivery.isDuplicate(),
                    firstEvent(delivery),
                    bytes,
                    taken.toMillis());
            return;
        }
        String code = refusal == null ? codeOf(status) : refusal;
        metrics.refused(code);
        log.write(
                "delivery refused key={}… status={} code={} detail=\"{}\" bytes={} ms={}",
                key.substring(0, Math.min(KEY_SHOWN, key.length())).replaceAll("[^A-Za-z0-9_-]", "?"),
                status,
                code,
                detail == null ? "" : detail,
                bytes,
                taken.toMillis());
    }

    private static Object firstEvent(AcceptedDelivery delivery) {
        return delivery.events().isEmpty()
                ? "-"
                : List.copyOf(delivery.events()).getFirst().eventId();
    }

    /** Refusals that come from before or behind the endpoint itself. */
    private static String codeOf(int status) {
        return switch (status) {
            case 413 -> "payload_too_large";
            case 500 -> "internal_error";
            default -> "http_" + status;
        };
    }
}
