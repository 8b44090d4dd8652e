package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.events.Sender.Answer;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Endpoints are remembered, and yet a change of an integration holds for everything that begins after it. */
@ControlPlaneTest
class EndpointChangesTest {

    private static final String ISSUE =
            "{\"action\":\"opened\",\"issue\":{\"number\":7},\"repository\":{\"full_name\":\"acme/shop\"}}";

    @LocalServerPort
    private int port;

    private Console console;
    private Ledger ledger;
    private Sender github;

    @BeforeEach
    void connect() {
        console = Console.signIn(port);
        ledger = new Ledger(console);
        github = Sender.connect(console, "github");
    }

    @Test
    void holdsWhatBeginsAfterAPauseWhileOthersAreBeingStored() throws Exception {
        Queue<Answer> before = new ConcurrentLinkedQueue<>();
        var sending = new AtomicBoolean(true);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < 8; sender++) {
                senders.submit(() -> {
                    while (sending.get()) {
                        before.add(send());
                    }
                });
            }
            await().until(() -> before.size() > 20);
            change("pause");
            List<Answer> after = sendAtOnce(senders, 24);
            sending.set(false);

            assertThat(after).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.json().getString("status")).isEqualTo("held");
            });
        }
        assertThat(before).extracting(Answer::status).containsOnly(202);
        assertThat(before.peek().json().getString("status")).isEqualTo("queued");
        change("resume");
        assertThat(send().json().getString("status")).isEqualTo("queued");
        assertThat(ledger.get("/api/v1/integrations/" + github.id())
                        .extract()
                        .jsonPath()
                        .getInt("held_events"))
                .isZero();
        assertThat(ledger.conservation().getBoolean("balanced")).isTrue();
    }

    @Test
    void refusesARevokedSecretThatItRemembersAndTakesTheNewOneAtOnce() {
        assertThat(send().status()).isEqualTo(202);

        String renewed = console.request()
                .body(java.util.Map.of("overlap_hours", 0))
                .post("/api/v1/integrations/" + github.id() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("secret");

        assertThat(send().status()).isEqualTo(401);
        assertThat(github.withSecret(renewed)
                        .send(ISSUE, UUID.randomUUID().toString())
                        .status())
                .isEqualTo(202);
    }

    private List<Answer> sendAtOnce(ExecutorService senders, int count) throws Exception {
        List<Future<Answer>> sent = IntStream.range(0, count)
                .mapToObj(number -> senders.submit(this::send))
                .toList();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : sent) {
            answers.add(answer.get());
        }
        return answers;
    }

    private Answer send() {
        return github.send(ISSUE, UUID.randomUUID().toString());
    }

    private void change(String action) {
        console.request()
                .post("/api/v1/integrations/" + github.id() + "/" + action)
                .then()
                .statusCode(200);
    }
}
