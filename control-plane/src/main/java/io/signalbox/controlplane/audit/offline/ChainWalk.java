package io.signalbox.controlplane.audit.offline;

import java.util.Optional;
import java.util.UUID;

/** Goes along a chain, entry by entry, and says what does not fit. After a finding it goes on from there, so that one fault is told once. */
public final class ChainWalk {

    private final UUID organizationId;
    private long last;
    private String lastHash;

    /**
     * @param last sequence of the entry to start behind; 0 for the whole chain
     * @param lastHash of that entry
     */
    public ChainWalk(UUID organizationId, long last, String lastHash) {
        this.organizationId = organizationId;
        this.last = last;
        this.lastHash = lastHash;
    }

    /** Sequence of the last entry that was passed. */
    public long last() {
        return last;
    }

    public String lastHash() {
        return lastHash;
    }

    /** The next entry as it is kept: its text, and the two hashes beside it. */
    public Optional<Finding> pass(byte[] entry, EntryPlace place, String previousHash, String hash) {
        Optional<Finding> finding = judge(entry, place, previousHash, hash);
        last = Math.max(last, place.sequence());
        lastHash = hash;
        return finding;
    }

    /** Where the chain must end. */
    public Optional<Finding> end(long sequence, String hash) {
        if (last < sequence) {
            return Optional.of(missing(last + 1, sequence));
        }
        if (last > sequence) {
            return Optional.of(new Finding(sequence + 1, "it stands behind the end of the chain"));
        }
        return lastHash.equals(hash)
                ? Optional.empty()
                : Optional.of(new Finding(sequence, "the chain ends with another hash than it should"));
    }

    private Optional<Finding> judge(byte[] entry, EntryPlace place, String previousHash, String hash) {
        if (!place.organizationId().equals(organizationId)) {
            return found(place, "it belongs to another organization, " + place.organizationId());
        }
        if (place.sequence() > last + 1) {
            return Optional.of(missing(last + 1, place.sequence() - 1));
        }
        if (place.sequence() <= last) {
            return found(place, "it stands behind entry " + last + ": the order was changed or an entry inserted");
        }
        if (!ChainHash.next(previousHash, entry).equals(hash)) {
            return found(place, "its text or one of its hashes was changed");
        }
        return previousHash.equals(lastHash)
                ? Optional.empty()
                : found(place, "it does not follow from the entry before: one of the two was replaced");
    }

    private static Optional<Finding> found(EntryPlace place, String problem) {
        return Optional.of(new Finding(place.sequence(), problem));
    }

    private static Finding missing(long from, long to) {
        return new Finding(from, from == to ? "it is missing" : "it and all up to entry " + to + " are missing");
    }
}
