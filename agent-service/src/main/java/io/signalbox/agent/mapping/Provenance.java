package io.signalbox.agent.mapping;

import io.signalbox.contract.shared.ProvenanceKind;
import org.jspecify.annotations.Nullable;

/**
 * Where one field's value came from.
 *
 * @param pointer JSON pointer into the event payload
 * @param rule name such as {@code jira.status_category}
 * @param attempt mapping attempt of a model, from 1
 */
public record Provenance(
        ProvenanceKind kind,
        @Nullable String pointer,
        @Nullable String rule,
        @Nullable String model,
        @Nullable Integer attempt) {

    /** Copied as it came. */
    public static Provenance payload(String pointer) {
        return new Provenance(ProvenanceKind.PAYLOAD, pointer, null, null, null);
    }

    /** Read at the pointer and changed on the way by the rule. */
    public static Provenance payloadByRule(String pointer, String rule) {
        return new Provenance(ProvenanceKind.PAYLOAD, pointer, rule, null, null);
    }

    /** Computed from no single place. */
    public static Provenance rule(String name) {
        return new Provenance(ProvenanceKind.RULE, null, name, null, null);
    }

    /** Filled because the event says nothing. */
    public static Provenance fallback(String rule) {
        return new Provenance(ProvenanceKind.DEFAULT, null, rule, null, null);
    }

    public static Provenance model(String model, int attempt) {
        return new Provenance(ProvenanceKind.MODEL, null, null, model, attempt);
    }
}
