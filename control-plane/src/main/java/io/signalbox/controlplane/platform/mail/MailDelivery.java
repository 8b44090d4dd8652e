package io.signalbox.controlplane.platform.mail;

import io.signalbox.controlplane.platform.outbox.OutboxEntry;
import io.signalbox.controlplane.platform.outbox.OutboxHandler;
import io.signalbox.controlplane.platform.outbox.PermanentFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands stored mails to the mail server. The Message-ID comes from the entry, so that a mail that was handed over twice, because the replica died
 * before it could note the first time, is recognised as the same one.
 */
@Component
class MailDelivery implements OutboxHandler {

    static final String KIND = "mail";

    private final @Nullable JavaMailSender server;
    private final InternetAddress from;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    MailDelivery(MailSettings settings, JsonMapper json, ApplicationEventPublisher events) {
        String url = settings.smtpUrl();
        this.server = url == null || !settings.hasServer()
                ? null
                : SmtpServer.parse(url).sender();
        this.from = Letter.address(settings.mailFrom());
        this.json = json;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isReady() {
        return server != null;
    }

    @Override
    public Runnable handle(OutboxEntry entry) {
        Letter letter = json.readValue(entry.payload(), Letter.class);
        try {
            Objects.requireNonNull(server).send(message -> write(entry.id(), letter, message));
        } catch (MailException refused) {
            throw failure(refused, letter.to());
        }
        return NOTHING_FOLLOWS;
    }

    @Override
    public void givenUp(UUID entryId) {
        events.publishEvent(new MailNotSent(entryId));
    }

    private void write(UUID id, Letter letter, MimeMessage message) throws MessagingException {
        message.setFrom(from);
        message.setRecipient(MimeMessage.RecipientType.TO, Letter.address(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Message-ID", messageId(id));
        // Robots that answer mails leave this one alone.
        message.setHeader("Auto-Submitted", "auto-generated");
    }

    private String messageId(UUID id) {
        String address = from.getAddress();
        return "<" + id + address.substring(address.lastIndexOf('@')) + ">";
    }

    /** Logs may hold what the server said, but nobody's address. */
    private static RuntimeException failure(MailException refused, String to) {
        String reason = String.valueOf(refused.getMessage())
                .replace(to, "the recipient")
                .lines()
                .findFirst()
                .orElse("");
        return isAddressRefused(refused) ? new PermanentFailure(reason) : new MailNotAccepted(reason);
    }

    /** With a code from 500 on: the server will not take mail for this address later either. */
    private static boolean isAddressRefused(MailException refused) {
        return refused instanceof MailSendException failed
                && Arrays.stream(failed.getMessageExceptions())
                        .anyMatch(cause -> cause instanceof SendFailedException answer
                                && answer.getInvalidAddresses() != null
                                && answer.getInvalidAddresses().length > 0);
    }
}
