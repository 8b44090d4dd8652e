package io.signalbox.controlplane.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** A mail as it waits in the outbox. */
record Letter(String to, String subject, String text) {

    private static final int MAX_SUBJECT_LENGTH = 150;

    /** @throws IllegalArgumentException when {@code to} is no address, or more than one */
    static Letter of(String to, String subject, String text) {
        return new Letter(address(to).getAddress(), line(subject), text);
    }

    static InternetAddress address(String text) {
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

    /** A line break would begin a header of the writer's choice. */
    private static String line(String text) {
        String line = text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.substring(0, Math.min(line.length(), MAX_SUBJECT_LENGTH));
    }

    /** Texts hold links that let somebody in. */
    @Override
    public String toString() {
        return "Letter";
    }
}
