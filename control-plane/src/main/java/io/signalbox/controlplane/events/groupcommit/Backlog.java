package io.signalbox.controlplane.events.groupcommit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What waits to be committed, by organization. Bounded by events and bytes; organizations take turns. */
final class Backlog<T, R> {

    private final GroupCommitSettings settings;
    /** The first in the map is next; one that still has something goes to the end. */
    private final Map<UUID, Deque<PendingCommit<T, R>>> organizations = new LinkedHashMap<>();

    private int events;
    private long bytes;
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

    /** Waits for the next group, all of one organization, in the order in which it came. Empty when closed and nothing is left. */
    synchronized List<PendingCommit<T, R>> take() throws InterruptedException {
        while (organizations.isEmpty()) {
            if (closed) {
                return List.of();
            }
            wait();
        }
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
