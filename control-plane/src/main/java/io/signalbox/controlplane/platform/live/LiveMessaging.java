package io.signalbox.controlplane.platform.live;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.messaging.MessagingSettings;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** One exchange for all replicas, one short-lived queue for each. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingSettings.class)
class LiveMessaging {

    @Bean
    FanoutExchange liveExchange(MessagingSettings settings) {
        return new FanoutExchange(settings.name("live"), false, false);
    }

    /** Without arguments: the embedded broker knows none. */
    @Bean
    Queue liveQueue(MessagingSettings settings, Ids ids) {
        return new Queue(settings.name("live." + ids.next()), false, true, true);
    }

    @Bean
    Binding liveBinding(Queue liveQueue, FanoutExchange liveExchange) {
        return BindingBuilder.bind(liveQueue).to(liveExchange);
    }

    @Bean
    SimpleMessageListenerContainer liveReceiver(
            ConnectionFactory connections, Queue liveQueue, LiveBroadcast broadcast) {
        var container = new SimpleMessageListenerContainer(connections);
        container.setQueues(liveQueue);
        container.setMessageListener(broadcast::received);
        // A signal that fails is worth nothing a moment later.
        container.setAcknowledgeMode(AcknowledgeMode.NONE);
        container.setTaskExecutor(new VirtualThreadTaskExecutor("live-receiver-"));
        container.setMissingQueuesFatal(false);
        container.setShutdownTimeout(1000);
        return container;
    }
}
