package io.signalbox.controlplane.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Mail mail;

    @BeforeEach
    void start() {
        server.start();
        mail = mail("smtp://127.0.0.1:" + server.getSmtp().getPort(), 10);
    }

    @AfterEach
    void stop() {
        mail.stop();
        server.stop();
    }

    @Test
    void bringsAMail() throws Exception {
        mail.send("grace@example.com", "Grüße", "Hello\nGrace");

        MimeMessage received = received();
        assertThat(received.getSubject()).isEqualTo("Grüße");
        assertThat(received.getContent().toString()).isEqualToIgnoringNewLines("Hello\nGrace");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("signalbox@localhost");
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("grace@example.com");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void letsNobodyWriteHeaders() throws Exception {
        mail.send("grace@example.com", "Hi\r\nBcc: eve@example.com\r\n\r\nbody", "text");

        MimeMessage received = received();
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("grace@example.com");
        assertThat(received.getHeader("Bcc")).isNull();
        assertThat(Collections.list(received.getAllHeaderLines())).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(received.getContent().toString().strip()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grace@example.com, eve@example.com",
                "grace@example.com\r\nBcc: eve@example.com",
                "no address",
                "@example.com",
                ""
            })
    void sendsToNothingButOneAddress(String to) {
        assertThatThrownBy(() -> mail.send(to, "subject", "text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void triesAgainWhenTheServerWasAway() throws Exception {
        int port = server.getSmtp().getPort();
        server.stop();
        mail.send("grace@example.com", "Later", "text");
        var back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> back.getReceivedMessages().length == 1);
        } finally {
            back.stop();
        }
    }

    @Test
    void givesUpInTheEndAndCountsIt() {
        server.stop();
        mail.send("grace@example.com", "Never", "text");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> meters.counter("signalbox.mails.lost").count() == 1);
    }

    @Test
    void doesNothingWithoutAServer() {
        Mail none = mail("", 10);

        assertThat(none.isConfigured()).isFalse();
        none.send("grace@example.com", "Nowhere", "text");
        assertThat(meters.counter("signalbox.mails.lost").count()).isZero();
    }

    @Test
    void readsWhatServersAreCalled() {
        assertThat(SmtpServer.parse("smtp://mail.example.com"))
                .isEqualTo(new SmtpServer("mail.example.com", 587, false, null, null));
        assertThat(SmtpServer.parse("smtps://a%40b:p%3Aw+d@mail.example.com"))
                .isEqualTo(new SmtpServer("mail.example.com", 465, true, "a@b", "p:w+d"));
        assertThatThrownBy(() -> SmtpServer.parse("http://mail.example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsAPasswordOverTlsOnly() {
        assertThat(SmtpServer.parse("smtp://a:b@mail.example.com").sender().getJavaMailProperties())
                .containsEntry("mail.smtp.starttls.required", "true");
    }

    private Mail mail(String url, int queue) {
        var started = new Mail(new MailSettings(url, "signalbox@localhost", queue, Duration.ofMillis(200)), meters);
        started.start();
        return started;
    }

    private MimeMessage received() {
        await().until(() -> server.getReceivedMessages().length == 1);
        return server.getReceivedMessages()[0];
    }
}
