package io.signalbox.controlplane.runs.ready;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.messaging.MessagingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells other replicas where to look. At most once: nobody who commits waits for the broker, and what does not fit or cannot be sent is
 * dropped, because every replica looks through the queue itself.
 */
@Component
class LookMessages implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LookMessages.class);
    private static final int MAX_RUNS = 256;

    /** Between two messages that are not full: commits follow each other every few milliseconds, and each message costs all replicas some work. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RabbitTemplate broker;
    private final String exchange;
    private final UUID sender;
    private final BlockingQueue<List<ReadyRun>> waiting;
    private final MeterRegistry meters;
    private @Nullable Thread thread;

    LookMessages(
            RabbitTemplate broker, MessagingSettings messaging, ReadySettings settings, Ids ids, MeterRegistry meters) {
        this.broker = broker;
        this.exchange = messaging.name(LookMessaging.EXCHANGE);
        this.sender = ids.next();
        this.waiting = new ArrayBlockingQueue<>(settings.maxMessages());
        this.meters = meters;
    }

    /** Never waits. */
    void offer(List<ReadyRun> runs) {
        if (!waiting.offer(runs)) {
            dropped(runs.size());
        }
    }

    boolean isFromHere(LookMessage message) {
        return sender.equals(message.sender());
    }

    private void sendAll() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                List<ReadyRun> runs = next();
                send(runs);
                if (runs.size() < MAX_RUNS) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (AmqpException unreachable) {
                log.debug("Other replicas look for themselves: {}", unreachable.getMessage());
            }
        }
    }

    /** What waits, up to the size of a message: commits that follow each other closely share one. */
    private List<ReadyRun> next() throws InterruptedException {
        var runs = new ArrayList<>(waiting.take());
        for (List<ReadyRun> more = waiting.peek();
                more != null && runs.size() + more.size() <= MAX_RUNS;
                more = waiting.peek()) {
            runs.addAll(waiting.take());
        }
        return runs;
    }

    private void send(List<ReadyRun> runs) {
        if (runs.size() > MAX_RUNS) {
            dropped(runs.size() - MAX_RUNS);
        }
        var message = new LookMessage(sender, runs.subList(0, Math.min(runs.size(), MAX_RUNS)));
        try {
            broker.send(exchange, "", message(message));
        } catch (AmqpException unreachable) {
            dropped(message.runs().size());
            throw unreachable;
        }
    }

    private static Message message(LookMessage message) {
        return MessageBuilder.withBody(message.bytes())
                .setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT)
                .build();
    }

    private void dropped(int runs) {
        meters.counter("signalbox.ready.messages.dropped").increment(runs);
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("look-messages").daemon().start(this::sendAll);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** After the requests whose commits it tells of. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 700;
    }
}
