package io.signalbox.controlplane.tickets;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a patch that is new enough to count.
 *
 * @param names names under which versions are kept
 */
record Patch(Set<TicketField> fields, Set<String> customKeys, Set<String> names) {

    private static final String CUSTOM_KEY = TicketField.CUSTOM_FIELDS.code() + "/";

    /** What the change names and the stored versions admit. */
    static Patch of(TicketChange change, TicketFields draft, Versions stored) {
        var patch = new Patch(EnumSet.noneOf(TicketField.class), new TreeSet<>(), new HashSet<>());
        for (String name : change.provenance().keySet()) {
            TicketField.of(name).ifPresent(field -> patch.add(field, draft, stored, change.sourceVersion()));
        }
        return patch;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    private void add(TicketField field, TicketFields draft, Versions stored, long version) {
        if (field != TicketField.CUSTOM_FIELDS) {
            if (stored.admit(field.code(), version)) {
                fields.add(field);
                names.add(field.code());
            }
            return;
        }
        for (String key : draft.customFields().values().keySet()) {
            if (stored.admit(CUSTOM_KEY + key, version)) {
                customKeys.add(key);
                names.add(CUSTOM_KEY + key);
            }
        }
    }
}
