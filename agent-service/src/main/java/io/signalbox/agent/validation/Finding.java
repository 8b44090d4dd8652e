package io.signalbox.agent.validation;

import java.util.Set;

/**
 * One thing wrong with a proposal.
 *
 * @param pointer JSON pointer into the proposal or the model's answer; both use the same names
 * @param code what kind of rule was broken, for example {@code enum} or {@code out_of_scope}
 */
public record Finding(String pointer, String message, String code) {

    private static final Set<String> WRITTEN_BY_RULES =
            Set.of("operation", "completeness", "source_version", "provenance", "comments", "actor", "actor_id");

    /** Whether it is about a part of the proposal that only rules write, such as a comment or the version. */
    public boolean aboutRules() {
        return WRITTEN_BY_RULES.contains(part(1));
    }

    /** The ticket field it is about, or the empty string when it is about something else. */
    public String ticketField() {
        return part(1).equals("ticket") ? part(2) : "";
    }

    private String part(int index) {
        String[] parts = pointer.split("/");
        return parts.length > index ? parts[index] : "";
    }
}
