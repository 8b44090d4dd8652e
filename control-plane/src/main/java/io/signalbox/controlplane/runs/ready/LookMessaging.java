package io.signalbox.controlplane.runs.ready;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.messaging.MessagingSettings;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** One exchange for all replicas, one short-lived queue for each. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReadySettings.class, MessagingSettings.class})
class LookMessaging {

    static final String EXCHANGE = "look";

    @Bean
    FanoutExchange lookExchange(MessagingSettings settings) {
        return new FanoutExchange(settings.name(EXCHANGE), false, false);
    }

    /** Without arguments: the embedded broker knows none. */
    @Bean
    Queue lookQueue(MessagingSettings settings, Ids ids) {
        return new Queue(settings.name(EXCHANGE + "." + ids.next()), false, true, true);
    }

    @Bean
    Binding lookBinding(Queue lookQueue, FanoutExchange lookExchange) {
        return BindingBuilder.bind(lookQueue).to(lookExchange);
    }

    @Bean
    SimpleMessageListenerContainer lookReceiver(
            ConnectionFactory connections, Queue lookQueue, LookMessages messages, ReadyAnnouncer announcer) {
        var container = new SimpleMessageListenerContainer(connections);
        container.setQueues(lookQueue);
        container.setMessageListener(message -> received(message, messages, announcer));
        // What is lost is found by the next look into the queue.
        container.setAcknowledgeMode(AcknowledgeMode.NONE);
        container.setTaskExecutor(new VirtualThreadTaskExecutor("look-receiver-"));
        container.setMissingQueuesFatal(false);
        container.setShutdownTimeout(1000);
        return container;
    }

    private static void received(Message message, LookMessages messages, ReadyAnnouncer announcer) {
        LookMessage look = LookMessage.parse(message.getBody());
        if (look != null && !messages.isFromHere(look)) {
            announcer.remember(look.runs());
        }
    }
}
