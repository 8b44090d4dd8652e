package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.platform.messaging.MessagingSettings;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/** The queue of work at the broker: sends pointers and waits until the broker has confirmed them. */
@Component
class DispatchQueue {

    static final String NAME = "work.events";
    private static final Logger log = LoggerFactory.getLogger(DispatchQueue.class);
    private static final long CONFIRM_SECONDS = 5;

    private final RabbitTemplate broker;
    private final AmqpAdmin admin;
    private final String name;

    DispatchQueue(RabbitTemplate broker, AmqpAdmin admin, MessagingSettings settings) {
        this.broker = broker;
        this.admin = admin;
        this.name = settings.name(NAME);
    }

    String name() {
        return name;
    }

    /** Messages ready for workers; empty when the broker does not say. */
    OptionalLong depth() {
        try {
            QueueInformation information = admin.getQueueInfo(name);
            return information == null ? OptionalLong.empty() : OptionalLong.of(information.getMessageCount());
        } catch (AmqpException unreachable) {
            return OptionalLong.empty();
        }
    }

    /** Sends all, then waits for all: the broker confirms in batches. Answers how many it has for sure. */
    int send(List<RunPointer> pointers) {
        try {
            List<CorrelationData> sent = pointers.stream().map(this::send).toList();
            return (int) sent.stream().filter(DispatchQueue::isConfirmed).count();
        } catch (AmqpException unreachable) {
            log.warn(
                    "The broker cannot be reached; the sweeper will announce these runs: {}", unreachable.getMessage());
            return 0;
        }
    }

    private CorrelationData send(RunPointer pointer) {
        // Not persistent: the truth is in the database.
        Message message = MessageBuilder.withBody(pointer.bytes())
                .setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT)
                .build();
        var correlation = new CorrelationData();
        broker.send("", name, message, correlation);
        return correlation;
    }

    private static boolean isConfirmed(CorrelationData sent) {
        try {
            return sent.getFuture().get(CONFIRM_SECONDS, TimeUnit.SECONDS).ack();
        } catch (ExecutionException | TimeoutException unconfirmed) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
