package io.signalbox.agent.validation;

/**
 * One thing wrong with a proposal.
 *
 * @param pointer JSON pointer into the proposal or the model's answer; both use the same names
 * @param code what kind of rule was broken, for example {@code enum} or {@code out_of_scope}
 */
public record Finding(String pointer, String message, String code) {

    /** The ticket field the finding is about, or the empty string when it is about something else. */
    public String ticketField() {
        String[] parts = pointer.split("/");
        return parts.length > 2 && parts[1].equals("ticket") ? parts[2] : "";
    }
}
