package io.signalbox.controlplane.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends plain mails in the background. What waits is bounded and in memory: a mail may get lost with the process, and whoever wanted it asks
 * again.
 */
@Component
@EnableConfigurationProperties(MailSettings.class)
public class Mail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Mail.class);
    private static final int AT_ONCE = 2;
    private static final int TRIES = 3;
    private static final int LATER = 5;
    private static final int MAX_SUBJECT_LENGTH = 150;
    private static final Duration LAST_MAILS = Duration.ofSeconds(5);

    private final MailSettings settings;
    private final @Nullable JavaMailSender server;
    private final InternetAddress from;
    private final Semaphore room;
    private final Counter lost;
    private @Nullable ScheduledExecutorService senders;

    Mail(MailSettings settings, MeterRegistry meters) {
        String url = settings.smtpUrl();
        this.settings = settings;
        this.server =
                url == null || url.isBlank() ? null : SmtpServer.parse(url).sender();
        this.from = address(settings.mailFrom());
        this.room = new Semaphore(settings.mailQueue());
        this.lost = meters.counter("signalbox.mails.lost");
    }

    /** Whether mails can be sent at all. */
    public boolean isConfigured() {
        return server != null;
    }

    /**
     * Sends a mail when the transaction has committed, or soon when there is none. Never waits; does nothing when no server is set.
     *
     * @param to one address
     * @throws IllegalArgumentException when it is none, or more than one
     */
    public void send(String to, String subject, String text) {
        if (server == null) {
            return;
        }
        var letter = new Letter(address(to), line(subject), text);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            queue(letter, server);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                queue(letter, server);
            }
        });
    }

    private record Letter(InternetAddress to, String subject, String text) {}

    private synchronized void queue(Letter letter, JavaMailSender server) {
        if (senders == null || !room.tryAcquire()) {
            lost.increment();
            log.warn("A mail was dropped: {} are waiting", settings.mailQueue() - room.availablePermits());
            return;
        }
        senders.execute(() -> deliver(letter, server, 1));
    }

    private void deliver(Letter letter, JavaMailSender server, int attempt) {
        try {
            server.send(message -> write(letter, message));
            room.release();
        } catch (MailException refused) {
            if (attempt < TRIES && retry(letter, server, attempt)) {
                return;
            }
            room.release();
            lost.increment();
            log.warn("A mail was given up after {} tries: {}", attempt, refused.getMessage());
        }
    }

    private synchronized boolean retry(Letter letter, JavaMailSender server, int attempt) {
        if (senders == null) {
            return false;
        }
        long wait = settings.mailRetry().toMillis() * (attempt == 1 ? 1 : LATER);
        senders.schedule(() -> deliver(letter, server, attempt + 1), wait, TimeUnit.MILLISECONDS);
        return true;
    }

    private void write(Letter letter, MimeMessage message) throws MessagingException {
        message.setFrom(from);
        message.setRecipient(MimeMessage.RecipientType.TO, letter.to);
        message.setSubject(letter.subject, StandardCharsets.UTF_8.name());
        message.setText(letter.text, StandardCharsets.UTF_8.name());
        // Robots that answer mails leave this one alone.
        message.setHeader("Auto-Submitted", "auto-generated");
    }

    /** A line break would begin a header of the writer's choice. */
    private static String line(String text) {
        String line = text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.substring(0, Math.min(line.length(), MAX_SUBJECT_LENGTH));
    }

    private static InternetAddress address(String text) {
        try {
            var address = new InternetAddress(text, true);
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw new AddressException("Control character");
            }
            return address;
        } catch (AddressException notOne) {
            throw new IllegalArgumentException("Not one e-mail address", notOne);
        }
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            senders = Executors.newScheduledThreadPool(
                    AT_ONCE, Thread.ofPlatform().name("mail-", 0).daemon().factory());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService stopping = takeSenders();
        if (stopping == null) {
            return;
        }
        // Those that are on their way; what waits for another try is given up.
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(LAST_MAILS.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable ScheduledExecutorService takeSenders() {
        ScheduledExecutorService taken = senders;
        senders = null;
        return taken;
    }

    @Override
    public synchronized boolean isRunning() {
        return senders != null;
    }
}
