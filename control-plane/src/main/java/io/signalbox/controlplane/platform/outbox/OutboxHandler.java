package io.signalbox.controlplane.platform.outbox;

import java.util.UUID;

/** Does what the entries of one kind ask for. A replica that dies, or whose attempt takes longer than the lease, has it repeated. */
public interface OutboxHandler {

    /** For {@link #handle} when nothing follows. */
    Runnable NOTHING_FOLLOWS = () -> {};

    /** At most 50 characters; never changed once entries may be stored under it. */
    String kind();

    /** Whether this replica can do it now; its entries wait for another replica, or until they expire, when not. */
    default boolean isReady() {
        return true;
    }

    /**
     * Runs in the tenant of the entry, outside of any transaction.
     *
     * @return what is to be committed together with the removal of the entry, and so happens exactly once
     * @throws PermanentFailure when no repetition can help
     * @throws RuntimeException when it should be tried again later
     */
    Runnable handle(OutboxEntry entry);

    /** The entry was given up. Runs in its tenant and in the transaction that removes it. */
    default void givenUp(UUID entryId) {}
}
