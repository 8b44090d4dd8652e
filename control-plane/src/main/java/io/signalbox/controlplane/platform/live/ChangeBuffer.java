package io.signalbox.controlplane.platform.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Changes since they were last taken, by organization and topic. Bounded by naming nothing once there are too many to name. */
class ChangeBuffer {

    static final int MAX_IDS = 100;

    private record Key(UUID organizationId, String topic) {}

    /** Stands for more than can be named. */
    private static final Set<UUID> MANY = Set.of();

    private final Map<Key, Set<UUID>> changed = new LinkedHashMap<>();

    synchronized void add(UUID organizationId, String topic, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            merge(new Key(organizationId, topic), ids);
        }
    }

    synchronized void add(LiveSignal signal) {
        merge(new Key(signal.organizationId(), signal.topic()), signal.ids());
        notifyAll();
    }

    synchronized List<LiveSignal> take() {
        var signals = new ArrayList<LiveSignal>(changed.size());
        changed.forEach((key, ids) -> signals.add(new LiveSignal(key.organizationId(), key.topic(), List.copyOf(ids))));
        changed.clear();
        return signals;
    }

    /** Waits for a signal no longer than that; nothing when none came. */
    synchronized List<LiveSignal> await(Duration longest) throws InterruptedException {
        if (changed.isEmpty()) {
            wait(Math.max(1, longest.toMillis()));
        }
        return take();
    }

    /** No ids stand for more than can be named. */
    private void merge(Key key, Collection<UUID> ids) {
        Set<UUID> known = changed.computeIfAbsent(key, unseen -> new LinkedHashSet<>());
        if (known == MANY || ids.isEmpty()) {
            changed.put(key, MANY);
            return;
        }
        for (UUID id : ids) {
            if (known.size() == MAX_IDS && !known.contains(id)) {
                changed.put(key, MANY);
                return;
            }
            known.add(id);
        }
    }
}
