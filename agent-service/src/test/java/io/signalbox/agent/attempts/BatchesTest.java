package io.signalbox.agent.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.contract.shared.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many attempts, few calls, and to each its own answer. */
class BatchesTest {

    private static final Duration LINGER = Duration.ofMillis(20);
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final AtomicInteger senders = new AtomicInteger();
    private final Recorded sender = new Recorded();
    private final Batches<String, String> batches =
            new Batches<>("test", new Batch(8, 100, LINGER, MAX_WAIT, 2), sender, senders::get);

    @AfterEach
    void close() {
        sender.open.countDown();
        batches.close();
    }

    @Test
    void givesEachItemItsOwnAnswer() throws Exception {
        sender.open.countDown();
        List<CompletableFuture<String>> answers = IntStream.range(0, 100)
                .mapToObj(item -> batches.add("i" + item, 1))
                .toList();

        for (int item = 0; item < 100; item++) {
            assertThat(answers.get(item).get(10, TimeUnit.SECONDS)).isEqualTo("stored i" + item);
        }
        assertThat(sender.calls).allSatisfy(call -> assertThat(call).hasSizeLessThanOrEqualTo(8));
        assertThat(sender.calls).hasSizeLessThan(50);
    }

    @Test
    void boundsTheBytesOfACallAndSendsALargeItemAlone() throws Exception {
        sender.open.countDown();
        List<CompletableFuture<String>> answers =
                List.of(batches.add("a", 60), batches.add("b", 60), batches.add("large", 5000), batches.add("c", 10));

        for (CompletableFuture<String> answer : answers) {
            answer.get(10, TimeUnit.SECONDS);
        }
        assertThat(sender.calls).contains(List.of("a"), List.of("large")).doesNotContain(List.of("a", "b"));
    }

    @Test
    void keepsSoManyCallsUnderWayAndNoMore() {
        IntStream.range(0, 40).forEach(item -> batches.add("i" + item, 1));

        Awaitility.await().until(() -> sender.calls.size() == 2);
        Awaitility.await()
                .during(LINGER.multipliedBy(4))
                .atMost(Duration.ofSeconds(10))
                .until(() -> sender.calls.size() == 2);
    }

    @Test
    void collectsWhatComesWhileACallIsUnderWay() throws Exception {
        batches.add("first", 1);
        Awaitility.await().until(() -> !sender.calls.isEmpty());
        List<CompletableFuture<String>> answers =
                List.of(batches.add("a", 1), batches.add("b", 1), batches.add("c", 1));

        sender.open.countDown();

        for (CompletableFuture<String> answer : answers) {
            answer.get(10, TimeUnit.SECONDS);
        }
        assertThat(sender.calls).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void aSlowCallDoesNotHoldUpWhatComesAfterIt() {
        try (var impatient =
                new Batches<>("test", new Batch(8, 100, LINGER, Duration.ofMillis(50), 2), sender, senders::get)) {
            impatient.add("slow", 1);
            Awaitility.await().until(() -> sender.calls.size() == 1);
            impatient.add("next", 1);

            Awaitility.await().until(() -> sender.calls.size() == 2);
        }
    }

    @Test
    void waitsForNobodyWhenNobodyElseIsAboutToSend() throws Exception {
        sender.open.countDown();
        senders.set(1);
        try (var patient = patient()) {
            assertThat(patient.add("only", 1).get(10, TimeUnit.SECONDS)).isEqualTo("stored only");
        }
    }

    @Test
    void waitsForThoseWhoAreAboutToSend() throws Exception {
        sender.open.countDown();
        senders.set(2);
        try (var patient = patient()) {
            CompletableFuture<String> first = patient.add("a", 1);
            patient.add("b", 1).get(10, TimeUnit.SECONDS);

            assertThat(first).isCompletedWithValue("stored a");
            assertThat(sender.calls).containsExactly(List.of("a", "b"));
        }
    }

    @Test
    void tellsWhenEverythingIsUnderWay() throws Exception {
        senders.set(2);
        try (var patient = patient()) {
            patient.add("a", 1);
            patient.awaitSent(Duration.ofMillis(1));
            assertThat(sender.calls).isEmpty();

            patient.add("b", 1);
            patient.awaitSent(Duration.ofMinutes(1));
            Awaitility.await().until(() -> sender.calls.equals(List.of(List.of("a", "b"))));
        }
    }

    private Batches<String, String> patient() {
        return new Batches<>("test", new Batch(8, 100, Duration.ofMinutes(1), MAX_WAIT, 2), sender, senders::get);
    }

    @Test
    void anItemThatSpoilsItsCallFailsAlone() throws Exception {
        sender.open.countDown();
        List<CompletableFuture<String>> answers =
                List.of(batches.add("a", 1), batches.add("spoilt", 1), batches.add("b", 1));

        assertThat(answers.get(0).get(10, TimeUnit.SECONDS)).isEqualTo("stored a");
        assertThat(answers.get(1).get(10, TimeUnit.SECONDS)).isEqualTo("refused spoilt");
        assertThat(answers.get(2).get(10, TimeUnit.SECONDS)).isEqualTo("stored b");
    }

    @Test
    void saysOfEachItemThatNobodyKnowsWhatBecameOfIt() throws Exception {
        sender.open.countDown();

        assertThat(batches.add("away", 1).get(10, TimeUnit.SECONDS)).isEqualTo("unavailable away");
        assertThat(batches.add("short", 1).get(10, TimeUnit.SECONDS)).isEqualTo("unavailable short");
    }

    @Test
    void failsAnItemThatCanNeverBeSent() {
        sender.open.countDown();

        assertThatThrownBy(() -> batches.add("never", 1).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CallRefused.class);
    }

    private static final class Recorded implements Batches.Sender<String, String> {

        private final List<List<String>> calls = new CopyOnWriteArrayList<>();
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public List<String> send(List<String> items) {
            calls.add(items);
            await();
            if (items.contains("spoilt") || items.contains("never")) {
                throw new CallRefused("invalid_request", "One of them is wrong.", List.<FieldError>of());
            }
            if (items.contains("away")) {
                throw new ControlPlaneUnavailable("It is away.");
            }
            if (items.contains("short")) {
                return List.of();
            }
            return items.stream().map(item -> "stored " + item).toList();
        }

        @Override
        public String refused(String item, CallRefused refused) {
            if (item.equals("never")) {
                throw refused;
            }
            return "refused " + item;
        }

        @Override
        public String unavailable(String item) {
            return "unavailable " + item;
        }

        private void await() {
            try {
                open.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
