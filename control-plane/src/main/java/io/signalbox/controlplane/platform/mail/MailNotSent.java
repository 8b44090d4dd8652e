package io.signalbox.controlplane.platform.mail;

import java.util.UUID;

/**
 * A mail was given up. Published in the tenant the mail was stored for, and in the transaction that removes it.
 *
 * @param mailId as {@link Mail#send} answered it
 */
public record MailNotSent(UUID mailId) {}
