package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.TicketFields;
import io.signalbox.contract.shared.ProvenanceKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an event says of each field of a ticket: a value, that it is empty, or nothing at all. In the order of reading. */
final class FieldSources {

    private final Map<String, Provenance> values = new LinkedHashMap<>();
    private final Map<String, Provenance> emptied = new LinkedHashMap<>();
    private final Set<String> untold = new TreeSet<>();

    void set(String field, Provenance source) {
        values.put(field, source);
    }

    void emptied(String field, Provenance source) {
        emptied.put(field, source);
    }

    void untold(String field) {
        untold.add(field);
    }

    /** Forgets the values, so that they are placeholders at best. */
    void clear() {
        values.clear();
    }

    /** Whether the event gave the field a value; a placeholder is none. */
    boolean tells(String field) {
        Provenance source = values.get(field);
        return source != null && source.kind() != ProvenanceKind.DEFAULT;
    }

    /** Whether the event carries every field there is. */
    boolean complete() {
        return untold.isEmpty();
    }

    /** Of every value of the draft, placeholders among them. */
    Map<String, Provenance> all(TicketFields draft) {
        Map<String, Provenance> all = new LinkedHashMap<>(values);
        if (draft.customFields().isEmpty()) {
            all.remove("custom_fields");
        }
        return all;
    }

    /** Of the fields a patch changes: those with a value from the event and those it empties. */
    Map<String, Provenance> told() {
        Map<String, Provenance> told = new LinkedHashMap<>(values);
        told.values().removeIf(source -> source.kind() == ProvenanceKind.DEFAULT);
        emptied.forEach(told::putIfAbsent);
        told.keySet().removeAll(untold);
        return told;
    }
}
