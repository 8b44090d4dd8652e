package io.signalbox.controlplane.platform.mail;

/** The mail server could not be reached, or took the mail not now. */
class MailNotAccepted extends RuntimeException {

    MailNotAccepted(String reason) {
        super(reason);
    }
}
