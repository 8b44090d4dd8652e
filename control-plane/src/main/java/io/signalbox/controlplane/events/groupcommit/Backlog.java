package io.signalbox.controlplane.events.groupcommit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What waits to be committed, by organization. Bounded by events and bytes; organizations take turns. */
final class Backlog<T, R> {

    private final GroupCommitSettings settings;
    /** The first in the map is next; one that still has something goes to the end. */
    private final SequencedMap<UUID, Deque<PendingCommit<T, R>>> organizations = new LinkedHashMap<>();

    private int events;
    private long bytes;
    private int groupsUnderWay;
    private boolean closed;

    Backlog(GroupCommitSettings settings) {
        this.settings = settings;
    }

    /** False when it is full or closed. Something too large for the bounds is taken when nothing else waits. */
    synchronized boolean offer(PendingCommit<T, R> pending) {
        if (closed || !hasRoomFor(pending)) {
            return false;
        }
        organizations
                .computeIfAbsent(pending.organizationId(), organization -> new ArrayDeque<>())
                .add(pending);
        events += pending.events();
        bytes += pending.bytes();
        notify();
        return true;
    }

    private boolean hasRoomFor(PendingCommit<T, R> pending) {
        return events == 0
                || events + pending.events() <= settings.waitingEvents()
                        && bytes + pending.bytes() <= settings.waitingBytes().toBytes();
    }

    /**
     * Waits for the next group, all of one organization, in the order in which it came. While another is being committed, a small one waits for
     * more. Empty when closed and nothing is left.
     */
    synchronized List<PendingCommit<T, R>> take() throws InterruptedException {
        while (organizations.isEmpty() || nanosToGather() > 0) {
            if (!organizations.isEmpty()) {
                TimeUnit.NANOSECONDS.timedWait(this, nanosToGather());
            } else if (closed) {
                return List.of();
            } else {
                wait();
            }
        }
        groupsUnderWay++;
        return next();
    }

    /** How long the next group may still wait for more. What has waited for its organization's turn long enough waits no longer. */
    private long nanosToGather() {
        Deque<PendingCommit<T, R>> next = organizations.firstEntry().getValue();
        int few = groupsUnderWay * settings.smallGroup();
        if (closed || next.stream().mapToInt(PendingCommit::events).sum() >= few) {
            return 0;
        }
        return settings.gatherFor().toNanos()
                - (System.nanoTime() - next.element().since());
    }

    /** The group that was taken is committed, or has failed. */
    synchronized void done() {
        groupsUnderWay--;
        notify();
    }

    private List<PendingCommit<T, R>> next() {
        UUID next = organizations.keySet().iterator().next();
        Deque<PendingCommit<T, R>> waiting = organizations.remove(next);
        List<PendingCommit<T, R>> group = group(waiting);
        if (!waiting.isEmpty()) {
            organizations.put(next, waiting);
            notify();
        }
        return group;
    }

    private List<PendingCommit<T, R>> group(Deque<PendingCommit<T, R>> waiting) {
        var group = new ArrayList<PendingCommit<T, R>>();
        int groupEvents = 0;
        long groupBytes = 0;
        for (PendingCommit<T, R> first = waiting.peek(); first != null; first = waiting.peek()) {
            groupEvents += first.events();
            groupBytes += first.bytes();
            boolean fits = groupEvents <= settings.groupEvents()
                    && groupBytes <= settings.groupBytes().toBytes();
            if (!group.isEmpty() && !fits) {
                break;
            }
            group.add(waiting.remove());
            left(first);
        }
        return group;
    }

    /** Takes it back; false when it is in a group already. */
    synchronized boolean withdraw(PendingCommit<T, R> pending) {
        Deque<PendingCommit<T, R>> waiting = organizations.get(pending.organizationId());
        if (waiting == null || !waiting.remove(pending)) {
            return false;
        }
        if (waiting.isEmpty()) {
            organizations.remove(pending.organizationId());
        }
        left(pending);
        return true;
    }

    private void left(PendingCommit<T, R> pending) {
        events -= pending.events();
        bytes -= pending.bytes();
    }

    synchronized int events() {
        return events;
    }

    /** Takes no more; what is in it can still be taken out. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
