package io.signalbox.controlplane.events.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Writes the lines about deliveries beside the requests: a slow log does not slow senders down. What does not fit into its bounded queue is
 * lost and counted.
 */
@Component
class DeliveryLogWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger("io.signalbox.controlplane.events.deliveries");
    private static final int MAX_WAITING = 10_000;
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(2);
    private static final Line END = new Line("", new Object[0], null);

    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Counter lost;
    private final Thread thread;

    private record Line(
            String message,
            @Nullable Object[] values,
            @Nullable Map<String, String> context) {}

    DeliveryLogWriter(MeterRegistry meters) {
        this.lost = Counter.builder("signalbox.deliveries.log.lost")
                .description("Lines about deliveries that were not written because the log was too slow")
                .register(meters);
        this.thread = Thread.ofPlatform().name("delivery-log").daemon().start(this::writeAll);
    }

    /** With the logging context of the caller. Never waits. */
    void write(String message, @Nullable Object... values) {
        if (!waiting.offer(new Line(message, values, MDC.getCopyOfContextMap()))) {
            lost.increment();
        }
    }

    private void writeAll() {
        try {
            for (Line line = waiting.take(); line != END; line = waiting.take()) {
                if (line.context == null) {
                    MDC.clear();
                } else {
                    MDC.setContextMap(line.context);
                }
                log.info(line.message, line.values);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what waits. */
    @Override
    public void close() throws InterruptedException {
        if (!waiting.offer(END)) {
            thread.interrupt();
        }
        thread.join(DRAIN_TIMEOUT);
    }
}
