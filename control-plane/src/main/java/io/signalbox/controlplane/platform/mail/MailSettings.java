package io.signalbox.controlplane.platform.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves this installation.
 *
 * @param smtpUrl {@code smtp://user:password@host:port}, or {@code smtps://…} for TLS from the first byte; no mail is sent when absent
 * @param mailFrom the sender's address
 * @param mailQueue mails that may wait to be sent; more are dropped and said so in the log
 * @param mailRetry wait before a mail that failed is tried again; then five times as long, then it is given up
 */
@ConfigurationProperties("signalbox")
record MailSettings(
        @Nullable String smtpUrl,
        @DefaultValue("signalbox@localhost") String mailFrom,
        @DefaultValue("1000") int mailQueue,
        @DefaultValue("5s") Duration mailRetry) {}
