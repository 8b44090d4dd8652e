package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.platform.messaging.MessagingSettings;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DispatchSettings.class, MessagingSettings.class})
class DispatchConfiguration {

    /** No dead-lettering, expiry or delivery limit at the broker: retries are scheduled in the database. */
    @Bean
    Queue workQueue(MessagingSettings settings) {
        QueueBuilder queue = QueueBuilder.durable(settings.name(DispatchQueue.NAME));
        return settings.quorumQueues() ? queue.quorum().build() : queue.build();
    }
}
