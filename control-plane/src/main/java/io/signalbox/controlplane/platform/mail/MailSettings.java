package io.signalbox.controlplane.platform.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves this installation.
 *
 * @param smtpUrl {@code smtp://user:password@host:port}, or {@code smtps://…} for TLS from the first byte; no mail is sent when absent
 * @param mailFrom the sender's address
 */
@ConfigurationProperties("signalbox")
record MailSettings(
        @Nullable String smtpUrl,
        @DefaultValue("signalbox@localhost") String mailFrom) {

    boolean hasServer() {
        return smtpUrl != null && !smtpUrl.isBlank();
    }
}
