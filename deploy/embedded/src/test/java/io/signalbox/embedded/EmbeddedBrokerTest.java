package io.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.SaslMechanism;
import com.rabbitmq.client.impl.LongStringHelper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EmbeddedBrokerTest {

    private static final long CONFIRM_TIMEOUT_MS = 5_000;

    @Test
    void confirmsPublishAndDeliversIt() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Connection connection = connect(broker.url());
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare("work", true, false, false, Map.of());
            publish(channel, "event-1");
            channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT_MS);

            BlockingQueue<String> received = new ArrayBlockingQueue<>(1);
            channel.basicConsume("work", false, acknowledging(channel, received), _ -> {});
            assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("event-1");
        }
    }

    @Test
    void redeliversWhatALostConnectionDidNotAcknowledge() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            try (Connection lost = connect(broker.url());
                    Channel channel = lost.createChannel()) {
                channel.confirmSelect();
                channel.queueDeclare("work", true, false, false, Map.of());
                publish(channel, "event-1");
                channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT_MS);
                assertThat(channel.basicGet("work", false)).isNotNull();
            }
            try (Connection next = connect(broker.url());
                    Channel channel = next.createChannel()) {
                BlockingQueue<String> received = new ArrayBlockingQueue<>(1);
                channel.basicConsume("work", false, acknowledging(channel, received), _ -> {});
                assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("event-1");
            }
        }
    }

    @Test
    void refusesWrongPassword() {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            String guessed = broker.url().replaceFirst(":[^:@]+@", ":guest@");
            assertThatThrownBy(() -> connect(guessed)).isInstanceOf(PossibleAuthenticationFailureException.class);
        }
    }

    @Test
    void refusesAnonymous() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(broker.url());
            factory.setSaslConfig(_ -> new Anonymous());
            assertThatThrownBy(factory::newConnection).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsToStartRatherThanRunBroken() {
        assertThatThrownBy(() -> EmbeddedBroker.start(Map.of("virtualhost.connectionThreadPool.size", "1")))
                .isInstanceOf(EmbeddedServiceFailure.class);
    }

    @Test
    void refusesMoreThanItsMemoryIsMeantToHold() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Map.of("queue.defaultMaximumQueueDepthMessages", "3"));
                Connection connection = connect(broker.url());
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare("work", true, false, false, Map.of());
            for (int message = 0; message < 3; message++) {
                publish(channel, "event-" + message);
                assertThat(channel.waitForConfirms(CONFIRM_TIMEOUT_MS)).isTrue();
            }
            publish(channel, "one too many");
            assertThat(channel.waitForConfirms(CONFIRM_TIMEOUT_MS)).isFalse();
        }
    }

    @Test
    void listensOnThisMachineOnly() {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            assertThat(URI.create(broker.url()).getHost()).isEqualTo("127.0.0.1");
            assertThat(URI.create(broker.url()).getPort()).isPositive();
        }
    }

    private static DeliverCallback acknowledging(Channel channel, BlockingQueue<String> received) {
        return (_, delivery) -> {
            channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
            received.add(new String(delivery.getBody(), StandardCharsets.UTF_8));
        };
    }

    private static void publish(Channel channel, String message) throws Exception {
        channel.basicPublish(
                "", "work", true, MessageProperties.PERSISTENT_BASIC, message.getBytes(StandardCharsets.UTF_8));
    }

    private static Connection connect(String url) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(url);
        return factory.newConnection();
    }

    private static final class Anonymous implements SaslMechanism {

        @Override
        public String getName() {
            return "ANONYMOUS";
        }

        @Override
        public LongString handleChallenge(LongString challenge, String username, String password) {
            return LongStringHelper.asLongString("");
        }
    }
}
