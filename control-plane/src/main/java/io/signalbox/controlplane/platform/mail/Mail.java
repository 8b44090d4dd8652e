package io.signalbox.controlplane.platform.mail;

import io.signalbox.controlplane.platform.outbox.Outbox;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Has plain mails sent. What was committed is sent, whatever dies right after it, as long as it is of use. */
@Component
@EnableConfigurationProperties(MailSettings.class)
public class Mail {

    private final MailSettings settings;
    private final Outbox outbox;
    private final JsonMapper json;

    Mail(MailSettings settings, Outbox outbox, JsonMapper json) {
        this.settings = settings;
        this.outbox = outbox;
        this.json = json;
    }

    /** Whether mails can be sent at all. */
    public boolean isConfigured() {
        return settings.hasServer();
    }

    /**
     * Stores a mail with the current transaction, or at once when there is none; it is sent soon after the commit. Needs a
     * server, see {@link #isConfigured}.
     *
     * @param to one address
     * @param usefulFor after which it is sent no more
     * @return its id, which {@link MailNotSent} names when it is given up
     * @throws IllegalStateException when no server is set
     * @throws IllegalArgumentException when {@code to} is no address, or more than one
     * @throws io.signalbox.controlplane.platform.problems.Overloaded when too many mails are waiting
     */
    public UUID send(String to, String subject, String text, Duration usefulFor) {
        if (!isConfigured()) {
            throw new IllegalStateException("No mail server is set");
        }
        return outbox.add(MailDelivery.KIND, json.writeValueAsString(Letter.of(to, subject, text)), usefulFor);
    }
}
