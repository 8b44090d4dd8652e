package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.text.StorableText;
import java.util.List;

/** An address that a mail can be sent to. Stricter than the standards: plain ASCII, so that nothing looks like another address, and nothing that mail programs read as two. */
public record EmailAddress(String text) {

    private static final int MAX_LENGTH = 320;
    private static final String SPECIAL = "<>()[]\\,;:\"";

    /** @throws InvalidRequest when it is no address */
    public static EmailAddress require(String pointer, String text) {
        String address = StorableText.require(pointer, text).strip();
        if (!isAddress(address)) {
            throw new InvalidRequest(
                    "An e-mail address is not valid: see errors.",
                    List.of(new FieldProblem(pointer, "is no e-mail address")));
        }
        return new EmailAddress(address);
    }

    /** Whether it is the same mailbox, as people see it. */
    public boolean isSameAs(String other) {
        return text.equalsIgnoreCase(other.strip());
    }

    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return text.length() <= MAX_LENGTH
                && at > 0
                && at == text.lastIndexOf('@')
                && isDomain(text.substring(at + 1))
                && !isQuirky(text);
    }

    /** Legal, perhaps, but not to mail servers. */
    private static boolean isQuirky(String text) {
        return text.startsWith(".")
                || text.contains("..")
                || text.contains(".@")
                || text.chars().anyMatch(EmailAddress::isSpecial);
    }

    private static boolean isDomain(String text) {
        return !text.isEmpty()
                && !text.startsWith(".")
                && !text.endsWith(".")
                && !text.contains("..")
                && text.chars().allMatch(sign -> Character.isLetterOrDigit(sign) || sign == '.' || sign == '-');
    }

    private static boolean isSpecial(int sign) {
        return sign <= ' ' || sign > '~' || SPECIAL.indexOf(sign) >= 0;
    }
}
