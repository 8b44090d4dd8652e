package io.signalbox.controlplane.events.groupcommit;

import io.signalbox.controlplane.platform.problems.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Lets concurrent requests share transactions: each is answered after the commit that holds its item. A few committers drain what waits; under
 * load groups grow by themselves because more comes in while a commit is under way, and a lone request waits for nobody. Few items wait for
 * more for some milliseconds, but only while another group is being committed.
 *
 * @param <T> what is committed
 * @param <R> what is answered
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(15);

    /** Commits groups. Called by several threads. */
    public interface Committer<T, R> {

        /**
         * Commits items of one organization, in the order given.
         *
         * @return one outcome for each
         * @throws RuntimeException when none is committed and the reason holds for all
         */
        List<CommitOutcome<R>> commit(UUID organizationId, List<T> items);
    }

    private final Backlog<T, R> backlog;
    private final Committer<T, R> committer;
    private final Duration deadline;
    private final List<Thread> threads;

    /** Starts the committers. */
    public GroupCommit(GroupCommitSettings settings, Committer<T, R> committer) {
        this.backlog = new Backlog<>(settings);
        this.committer = committer;
        this.deadline = settings.deadline();
        this.threads = IntStream.range(0, settings.committers())
                .mapToObj(number -> Thread.ofPlatform()
                        .name("group-commit-" + number)
                        .daemon()
                        .start(this::commitAll))
                .toList();
    }

    /**
     * Returns when the item is committed.
     *
     * @param events how many the item holds
     * @throws Overloaded when too much waits, or the commit takes longer than the deadline; then it may still happen, but not if it had not
     *     begun
     */
    public R commit(UUID organizationId, T item, int events, long bytes) {
        var pending = new PendingCommit<T, R>(organizationId, item, events, bytes);
        if (!backlog.offer(pending)) {
            throw new Overloaded("Too many deliveries wait to be stored; send it again.", RETRY_AFTER);
        }
        try {
            return pending.answer().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw withdrawn(pending);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw withdrawn(pending);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException reason
                    ? reason
                    : new IllegalStateException("A group could not be committed", failed.getCause());
        }
    }

    private Overloaded withdrawn(PendingCommit<T, R> pending) {
        backlog.withdraw(pending);
        return new Overloaded("The store is busy; send it again.", RETRY_AFTER);
    }

    /** Events that wait for a committer. */
    public int waitingEvents() {
        return backlog.events();
    }

    private void commitAll() {
        try {
            for (var group = backlog.take(); !group.isEmpty(); group = backlog.take()) {
                try {
                    commit(group);
                } finally {
                    backlog.done();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<PendingCommit<T, R>> group) {
        List<T> items = new ArrayList<>(group.size());
        group.forEach(pending -> items.add(pending.item()));
        try {
            List<CommitOutcome<R>> outcomes = committer.commit(group.getFirst().organizationId(), items);
            for (int index = 0; index < group.size(); index++) {
                group.get(index).settle(outcomes.get(index));
            }
        } catch (RuntimeException | Error failure) {
            group.forEach(pending -> pending.answer().completeExceptionally(failure));
        }
    }

    /** Refuses what comes and commits what waits. */
    @Override
    public void close() {
        backlog.close();
        long end = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
