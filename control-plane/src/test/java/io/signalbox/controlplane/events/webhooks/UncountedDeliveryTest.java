package io.signalbox.controlplane.events.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.events.Sender;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
class UncountedDeliveryTest {

    /** Long before PostgreSQL itself would give up after a minute. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @Value("${signalbox.database.url}")
    private String administrator;

    /** A lock stands for a database that hangs. */
    @Test
    void isStoredSoonAlthoughNobodyCanCountIt() throws Exception {
        Sender github = Sender.connect(Console.signIn(port), "github");
        try (Connection other = DriverManager.getConnection(administrator);
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE signalbox.rate_limit IN ACCESS EXCLUSIVE MODE");

            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                    () -> github.send("{}", UUID.randomUUID().toString()).status());

            assertThat(answer).succeedsWithin(SOON).isEqualTo(202);
        }
    }
}
