package io.signalbox.agent.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A change to one ticket, not yet checked by anyone.
 *
 * @param sourceVersion the source's updated-at in milliseconds since the epoch; a stub that knows none uses 0 so that any real
 *     version replaces it
 * @param ticket absent when a deletion carries nothing but the id
 * @param provenance by field name of the contract's ticket draft
 * @param residue contract names of fields that rules filled only provisionally and that a model may improve
 * @param notes what was left out and why, in the order of reading
 * @param sourceSequence the source's own order among changes of one version; 0 when it has none
 * @param mergedInto external id of the record that took this one in; only with a deletion
 */
public record Proposal(
        Operation operation,
        Completeness completeness,
        long sourceVersion,
        @Nullable TicketFields ticket,
        Map<String, Provenance> provenance,
        List<CommentFields> comments,
        @Nullable Person actor,
        Set<String> residue,
        List<Note> notes,
        long sourceSequence,
        @Nullable String mergedInto)
        implements Mapping {

    public Proposal {
        // In a fixed order: prompts and digests are made from these
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        comments = List.copyOf(comments);
        residue = Collections.unmodifiableSet(new TreeSet<>(residue));
        notes = List.copyOf(notes);
    }

    /** The same change at this place among the changes of its version. */
    public Proposal inSequence(long sequence) {
        return with(notes, sequence, mergedInto);
    }

    /** The same deletion, with the record that took this one in. */
    public Proposal mergedInto(String survivor) {
        return with(notes, sourceSequence, survivor);
    }

    /** The same change with these notes in place of its own. */
    public Proposal noting(List<Note> replacement) {
        return with(replacement, sourceSequence, mergedInto);
    }

    private Proposal with(List<Note> otherNotes, long sequence, @Nullable String survivor) {
        return new Proposal(
                operation,
                completeness,
                sourceVersion,
                ticket,
                provenance,
                comments,
                actor,
                residue,
                otherNotes,
                sequence,
                survivor);
    }
}
