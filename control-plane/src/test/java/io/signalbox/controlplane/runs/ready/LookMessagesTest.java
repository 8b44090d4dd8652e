package io.signalbox.controlplane.runs.ready;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.platform.messaging.MessagingSettings;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.queue.QueueFixture;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.annotation.Autowired;

/** What one replica tells the others; the test listens as another one does. */
@ControlPlaneTest
@Tag("broker")
class LookMessagesTest {

    @Autowired
    private QueueFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private ReadyRuns ready;

    @Autowired
    private LookMessages messages;

    @Autowired
    private RabbitTemplate broker;

    @Autowired
    private AmqpAdmin admin;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private MessagingSettings settings;

    private final BlockingQueue<LookMessage> received = new LinkedBlockingQueue<>();
    private final WorkflowVersion workflow = QueueFixture.aWorkflow();
    private final ReadyLane lane = new ReadyLane(workflow, false, false);
    private SimpleMessageListenerContainer listener;

    @BeforeEach
    void listen() {
        var queue = new Queue("look-test-" + UUID.randomUUID(), false, false, true);
        admin.declareQueue(queue);
        admin.declareBinding(new Binding(
                queue.getName(), Binding.DestinationType.QUEUE, settings.name(LookMessaging.EXCHANGE), "", null));
        listener = new SimpleMessageListenerContainer(connections);
        listener.setQueueNames(queue.getName());
        listener.setMessageListener(message -> {
            LookMessage look = LookMessage.parse(message.getBody());
            if (look != null) {
                received.add(look);
            }
        });
        listener.afterPropertiesSet();
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.destroy();
    }

    @Test
    void tellsOfTheRunsOfACommitInOneMessage() throws InterruptedException {
        var tenant = tenants.tenant();
        UUID key = UUID.randomUUID();
        List<UUID> runs = fixture.enqueue(tenant, aRun(workflow, null), aRun(workflow, key), aRun(workflow, key));

        // Not of the second of its key, which cannot be taken yet
        assertThat(next().runs())
                .containsExactly(
                        new ReadyRun(tenant.id(), runs.get(0), lane), new ReadyRun(tenant.id(), runs.get(1), lane));
        assertThat(messages.isFromHere(new LookMessage(UUID.randomUUID(), List.of())))
                .isFalse();
    }

    @Test
    void remembersWhatOthersTellAndNotWhatItToldItself() {
        var run = new ReadyRun(UUID.randomUUID(), UUID.randomUUID(), lane);
        var own = new ReadyRun(UUID.randomUUID(), UUID.randomUUID(), new ReadyLane(workflow, true, false));
        messages.offer(List.of(own));
        broker.convertAndSend(
                settings.name(LookMessaging.EXCHANGE), "", new LookMessage(UUID.randomUUID(), List.of(run)).bytes());

        await().until(() -> ready.hasAny(List.of(lane)));
        await().until(() -> received.stream().anyMatch(message -> message.runs().contains(own)));

        assertThat(ready.poll(List.of(lane), 9)).containsExactly(run);
        assertThat(ready.hasAny(List.of(own.lane()))).isFalse();
    }

    @Test
    void ignoresWhatIsNotOurs() {
        broker.convertAndSend(settings.name(LookMessaging.EXCHANGE), "", "hello".getBytes());
        var run = new ReadyRun(UUID.randomUUID(), UUID.randomUUID(), lane);
        broker.convertAndSend(
                settings.name(LookMessaging.EXCHANGE), "", new LookMessage(UUID.randomUUID(), List.of(run)).bytes());

        await().until(() -> ready.hasAny(List.of(lane)));
        assertThat(ready.poll(List.of(lane), 9)).containsExactly(run);
    }

    /** Of this test's workflow; other classes of the context may still tell of theirs. */
    private LookMessage next() throws InterruptedException {
        while (true) {
            LookMessage message = received.poll(30, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            if (message.runs().stream().anyMatch(run -> run.lane().equals(lane))) {
                return message;
            }
        }
    }
}
