package io.signalbox.controlplane.events.groupcommit;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An item that waits for its commit.
 *
 * @param events how many it holds
 * @param since when it came, as {@link System#nanoTime} counts
 */
record PendingCommit<T, R>(
        UUID organizationId, T item, int events, long bytes, long since, CompletableFuture<R> answer) {

    PendingCommit(UUID organizationId, T item, int events, long bytes) {
        this(organizationId, item, events, bytes, System.nanoTime(), new CompletableFuture<>());
    }

    void settle(CommitOutcome<R> outcome) {
        switch (outcome) {
            case CommitOutcome.Committed<R>(R result) -> answer.complete(result);
            case CommitOutcome.Failed<R>(RuntimeException reason) -> answer.completeExceptionally(reason);
        }
    }
}
