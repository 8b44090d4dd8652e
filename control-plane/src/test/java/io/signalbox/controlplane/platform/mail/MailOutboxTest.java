package io.signalbox.controlplane.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.testing.FreshServices;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What was committed is mailed: after the process was killed, and after the mail server was away. */
class MailOutboxTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String database = FreshServices.createMigratedDatabase(
            "mails_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet());

    @Test
    void mailsOnceWhatWasCommittedByAProcessThatWasKilled() throws Exception {
        int port;
        List<Socket> stalled = new ArrayList<>();
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            Process victim = MailProcess.fork(MailProcess.settings(database, port));
            try {
                assertThat(says(victim)).contains(MailProcess.COMMITTED);
                // Both are on their way by now, and the server answers neither
                stalled.add(silent.accept());
                stalled.add(silent.accept());
            } finally {
                victim.destroyForcibly();
            }
            assertThat(victim.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
        Set<String> stored = storedIds();
        assertThat(stored).hasSize(2);

        GreenMail server = server(port);
        try (ConfigurableApplicationContext restarted = MailProcess.start(MailProcess.settings(database, port))) {
            await().atMost(SOON).until(() -> storedIds().isEmpty());

            assertThat(messageIds(server)).containsExactlyInAnyOrderElementsOf(stored);
            assertThat(recipients(server)).containsExactlyInAnyOrder("invited@example.com", "forgetful@example.com");
            assertThat(restarted.isActive()).isTrue();
        } finally {
            server.stop();
        }
    }

    @Test
    void triesAgainUntilTheServerIsBackAndLetsNothingUnreadableHoldItUp() throws Exception {
        int port = freePort();
        try (ConfigurableApplicationContext running = MailProcess.start(MailProcess.settings(database, port))) {
            MailProcess.sendOneOfEach(running);
            update("UPDATE outbox SET payload = '\\x02'");
            MailProcess.sendOneOfEach(running);
            MeterRegistry meters = running.getBean(MeterRegistry.class);
            await().atMost(SOON)
                    .until(() -> meters.counter("signalbox.outbox.retried", "kind", "mail")
                                    .count()
                            >= 8);
            assertThat(storedIds()).hasSize(4);

            GreenMail server = server(port);
            try {
                await().atMost(SOON).until(() -> storedIds().size() == 1);
                assertThat(messageIds(server))
                        .hasSize(3)
                        .doesNotHaveDuplicates()
                        .doesNotContainAnyElementsOf(storedIds());
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void storesNoMailInClear() throws Exception {
        try (ConfigurableApplicationContext running = MailProcess.start(MailProcess.settings(database, freePort()))) {
            MailProcess.sendOneOfEach(running);
        }

        List<String> rows = query("SELECT o::text || encode(payload, 'escape') FROM outbox o UNION ALL "
                + "SELECT o::text || encode(payload, 'escape') FROM installation_outbox o");
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row)
                .contains("mail")
                .doesNotContain(MailProcess.SECRET, "example.com", "Your link"));
    }

    private static String says(Process victim) throws IOException {
        var heard = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.equals(MailProcess.COMMITTED)) {
            heard.append(line).append('\n');
            line = lines.readLine();
        }
        return heard.append(line).toString();
    }

    private static GreenMail server(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<String> messageIds(GreenMail server) throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            ids.add(message.getMessageID().replaceAll("[<>]|@.*", ""));
        }
        return ids;
    }

    private static List<String> recipients(GreenMail server) throws Exception {
        List<String> addresses = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            addresses.addAll(Arrays.stream(message.getAllRecipients())
                    .map(Object::toString)
                    .toList());
        }
        return addresses;
    }

    private Set<String> storedIds() throws SQLException {
        return new TreeSet<>(query("SELECT id::text FROM outbox UNION ALL SELECT id::text FROM installation_outbox"));
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = signalbox");
            List<String> values = new ArrayList<>();
            ResultSet rows = statement.executeQuery(sql);
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = signalbox");
            statement.executeUpdate(sql);
        }
    }
}
