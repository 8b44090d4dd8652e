package io.signalbox.controlplane.platform.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Changes since the last round, by organization and topic. Bounded by naming nothing once there are too many to name. */
class ChangeBuffer {

    static final int MAX_IDS = 100;

    private record Key(UUID organizationId, String topic) {}

    private final Map<Key, Set<UUID>> changed = new LinkedHashMap<>();

    synchronized void add(UUID organizationId, String topic, UUID id) {
        Set<UUID> ids = changed.computeIfAbsent(new Key(organizationId, topic), key -> new LinkedHashSet<>());
        if (ids.size() <= MAX_IDS) {
            ids.add(id);
        }
    }

    synchronized List<LiveSignal> take() {
        var signals = new ArrayList<LiveSignal>(changed.size());
        changed.forEach((key, ids) -> signals.add(new LiveSignal(
                key.organizationId(), key.topic(), ids.size() > MAX_IDS ? List.of() : List.copyOf(ids))));
        changed.clear();
        return signals;
    }
}
