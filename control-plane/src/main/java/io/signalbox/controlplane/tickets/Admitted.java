package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.tickets.versions.Claim;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of a change that wins over what is stored. Two claims are equal only within one event (an attempt that answers otherwise than the
 * one before); then the greater value wins, field by field, whatever the order.
 *
 * @param fields fields whose values and provenance are taken; of custom fields only the provenance
 * @param customKeys keys of custom fields whose values are taken, a missing one as a removal
 * @param names names under which versions are kept, those that were known already among them
 */
record Admitted(Set<TicketField> fields, Set<String> customKeys, Set<String> names) {

    static final Admitted NOTHING = new Admitted(Set.of(), Set.of(), Set.of());

    private static final String CUSTOM_KEY = TicketField.CUSTOM_FIELDS.code() + "/";

    /** Null, then the smaller text, is the lesser value. */
    private static final Comparator<@Nullable Object> VALUES =
            Comparator.nullsFirst(Comparator.comparing(Object::toString));

    /** Of a draft that states all fields. */
    static Admitted ofAll(Ticket stored, TicketChange change, TicketFields draft, Claim claim) {
        Set<String> keys = new HashSet<>(stored.fields().customFields().values().keySet());
        keys.addAll(draft.customFields().values().keySet());
        return of(stored, change, draft, claim, EnumSet.allOf(TicketField.class), keys);
    }

    /** Of a patch: what its provenance names. */
    static Admitted ofNamed(Ticket stored, TicketChange change, TicketFields draft) {
        Set<TicketField> named = EnumSet.noneOf(TicketField.class);
        change.provenance().keySet().forEach(name -> TicketField.of(name).ifPresent(named::add));
        Set<String> keys = named.contains(TicketField.CUSTOM_FIELDS)
                ? draft.customFields().values().keySet()
                : Set.of();
        return of(stored, change, draft, Claim.stated(change.stamp()), named, keys);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    private static Admitted of(
            Ticket stored,
            TicketChange change,
            TicketFields draft,
            Claim claim,
            Set<TicketField> fields,
            Collection<String> keys) {
        var admitted = new Admitted(EnumSet.noneOf(TicketField.class), new TreeSet<>(), new HashSet<>());
        for (TicketField field : fields) {
            int order = claim.compareTo(stored.versions().of(field.code()));
            int decided = order == 0 ? tie(stored, change, draft, field) : order;
            admitted.add(field.code(), order, decided, () -> admitted.fields.add(field));
        }
        for (String key : keys) {
            String name = CUSTOM_KEY + key;
            int order = claim.compareTo(stored.versions().of(name));
            int decided = order == 0
                    ? VALUES.compare(
                            draft.customFields().values().get(key),
                            stored.fields().customFields().values().get(key))
                    : order;
            admitted.add(name, order, decided, () -> admitted.customKeys.add(key));
        }
        return admitted;
    }

    private void add(String name, int order, int decided, Runnable take) {
        if (order >= 0) {
            names.add(name);
        }
        if (decided > 0) {
            take.run();
        }
    }

    private static int tie(Ticket stored, TicketChange change, TicketFields draft, TicketField field) {
        // Custom fields are compared key by key; here it is about their provenance
        int byValue = field == TicketField.CUSTOM_FIELDS
                ? 0
                : VALUES.compare(field.valueIn(draft), field.valueIn(stored.fields()));
        return byValue != 0
                ? byValue
                : VALUES.compare(change.provenanceOf(field), stored.provenance().get(field.code()));
    }
}
