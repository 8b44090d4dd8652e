package io.signalbox.controlplane.platform.live;

import io.signalbox.controlplane.platform.messaging.MessagingSettings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Carries signals to every replica, this one included. Without a broker they still reach the streams of this replica. */
@Component
class LiveBroadcast {

    private static final Logger log = LoggerFactory.getLogger(LiveBroadcast.class);

    private final RabbitTemplate broker;
    private final String exchange;
    private final ObjectProvider<LiveListener> listeners;

    LiveBroadcast(RabbitTemplate broker, MessagingSettings settings, ObjectProvider<LiveListener> listeners) {
        this.broker = broker;
        this.exchange = settings.name("live");
        this.listeners = listeners;
    }

    /** One message for all of them, none for none. */
    void send(List<LiveSignal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        Message message = MessageBuilder.withBody(LiveSignal.bytes(signals))
                .setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT)
                .build();
        try {
            broker.send(exchange, "", message);
        } catch (AmqpException unreachable) {
            log.debug("Live changes stay on this replica: {}", unreachable.getMessage());
            deliver(signals);
        }
    }

    void received(Message message) {
        deliver(LiveSignal.parse(message.getBody()));
    }

    private void deliver(List<LiveSignal> signals) {
        List<LiveListener> all = listeners.orderedStream().toList();
        signals.forEach(signal -> all.forEach(listener -> listener.changed(signal)));
    }
}
