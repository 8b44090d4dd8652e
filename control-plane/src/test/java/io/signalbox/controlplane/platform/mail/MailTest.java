package io.signalbox.controlplane.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalbox.controlplane.platform.outbox.OutboxEntry;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** One mail, from its words to the server. */
class MailTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void bringsAMail() throws Exception {
        MimeMessage received = sent(Letter.of("grace@example.com", "Grüße", "Hello\nGrace"));

        assertThat(received.getSubject()).isEqualTo("Grüße");
        assertThat(received.getContent().toString()).isEqualToIgnoringNewLines("Hello\nGrace");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("signalbox@example.org");
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("grace@example.com");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void isRecognisedWhenItComesTwice() throws Exception {
        var letter = Letter.of("grace@example.com", "Once", "text");
        sent(letter);
        sent(letter);

        assertThat(server.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsExactly("<" + id + "@example.org>", "<" + id + "@example.org>");
    }

    @Test
    void letsNobodyWriteHeaders() throws Exception {
        MimeMessage received = sent(Letter.of("grace@example.com", "Hi\r\nBcc: eve@example.com\r\n\r\nbody", "text"));

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
        assertThatThrownBy(() -> Letter.of(to, "subject", "text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhyWithoutSayingToWhom() {
        MailDelivery delivery = delivery();
        server.stop();

        assertThatThrownBy(() -> delivery.handle(entry(Letter.of("grace@example.com", "Never", "text"))))
                .isInstanceOf(MailNotAccepted.class)
                .hasMessageContaining("connect")
                .hasNoCause()
                .message()
                .doesNotContain("grace");
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

    private MimeMessage sent(Letter letter) {
        delivery().handle(entry(letter)).run();
        MimeMessage[] received = server.getReceivedMessages();
        return received[received.length - 1];
    }

    private OutboxEntry entry(Letter letter) {
        return new OutboxEntry(id, JSON.writeValueAsString(letter));
    }

    private MailDelivery delivery() {
        var settings = new MailSettings("smtp://127.0.0.1:" + server.getSmtp().getPort(), "signalbox@example.org");
        return new MailDelivery(settings, JSON, event -> {});
    }
}
