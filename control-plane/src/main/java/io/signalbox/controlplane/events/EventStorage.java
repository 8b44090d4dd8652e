package io.signalbox.controlplane.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.events.groupcommit.GroupCommit;
import io.signalbox.controlplane.events.groupcommit.GroupCommitSettings;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Brings events into the store whatever their payload is. {@link io.signalbox.controlplane.platform.json.UntrustedJson} knows what jsonb refuses;
 * should PostgreSQL know more, the refused payloads are stored as bytes only and the delivery is still not lost.
 */
@Component
public class EventStorage implements AutoCloseable {

    private final GroupCommit<List<NewEvent>, List<AcceptedEvent>> groups;

    EventStorage(DeliveryCommitter committer, GroupCommitSettings settings, MeterRegistry meters) {
        this.groups = new GroupCommit<>(settings, committer);
        meters.gauge("signalbox.intake.waiting", groups, GroupCommit::waitingEvents);
    }

    /**
     * Stores all of them or none, in a transaction that others of the organization may share, and returns when it is committed. Holds no
     * connection while it waits.
     *
     * @throws io.signalbox.controlplane.platform.problems.Overloaded when too much waits or the commit takes too long
     */
    public List<AcceptedEvent> accept(List<NewEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        long bytes = events.stream().mapToLong(event -> event.body().length).sum();
        return groups.commit(Tenant.current(), events, events.size(), bytes);
    }

    /** Commits what waits. */
    @Override
    public void close() {
        groups.close();
    }
}
