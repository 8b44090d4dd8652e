package io.signalbox.controlplane.runs.ready;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Goes through the queue of one lane from its beginning to its end, a page at a time, the organizations in turn. Each page goes on where the
 * last one ended, so a pass steps over every entry of the index once, however many of them are dead.
 */
class LaneScan {

    private static final int ORGANIZATIONS = 32;

    /** While runs come in faster than they go, a pass would never end, and never see what became ready behind it. */
    private static final Duration MAX_PASS = Duration.ofSeconds(30);

    private final ReadyLane lane;
    private final ReadyRepository queue;
    private final ScanPace pace;
    private final Deque<Place> places = new ArrayDeque<>();
    private Instant passBegan = Instant.EPOCH;

    LaneScan(ReadyLane lane, ReadyRepository queue, ScanPace pace) {
        this.lane = lane;
        this.queue = queue;
        this.pace = pace;
    }

    /** How far the pass is with one organization. */
    record Place(UUID organizationId, long position) {}

    /** A run in the queue. */
    record Found(ReadyRun run, long position) {}

    boolean isDue(Instant now) {
        return pace.allows(now);
    }

    /** The next page, about so many; empty when the pass is over. */
    List<ReadyRun> page(int size, Instant now) {
        if (places.isEmpty() || passBegan.plus(MAX_PASS).isBefore(now)) {
            places.clear();
            passBegan = now;
            queue.organizations(lane).forEach(organizationId -> places.add(new Place(organizationId, Long.MIN_VALUE)));
        }
        var turn = new ArrayList<Place>(ORGANIZATIONS);
        while (turn.size() < ORGANIZATIONS && !places.isEmpty()) {
            turn.add(places.removeFirst());
        }
        if (turn.isEmpty()) {
            return List.of();
        }
        int each = Math.max(1, size / turn.size());
        List<Found> found = queue.runs(lane, turn, each, now);
        goOn(found, each);
        return found.stream().map(Found::run).toList();
    }

    void scanned(Instant began, Instant ended, boolean worthwhile) {
        pace.scanned(began, ended, worthwhile);
    }

    /** Organizations that gave as many as they might have more. */
    private void goOn(List<Found> found, int each) {
        Map<UUID, Integer> counts = new HashMap<>();
        for (Found one : found) {
            UUID organizationId = one.run().organizationId();
            if (counts.merge(organizationId, 1, Integer::sum) == each) {
                places.addLast(new Place(organizationId, one.position()));
            }
        }
    }
}
