package io.signalbox.controlplane.platform.live;

import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that something changed; whoever looks at it learns of it within half a second, on any replica. */
@Component
public class LiveChanges extends PeriodicTask {

    private static final Duration GATHERED_FOR = Duration.ofMillis(100);

    private final ChangeBuffer buffer = new ChangeBuffer();
    private final LiveBroadcast broadcast;

    LiveChanges(LiveBroadcast broadcast) {
        super("live-changes", GATHERED_FOR);
        this.broadcast = broadcast;
    }

    /**
     * Told in the name of the current tenant, when the transaction has committed, or at once outside of one. Never waits for the broker.
     *
     * @param topic one of the contract's live topics; or one with a dot, of which only listeners on all replicas are told
     */
    public void changed(String topic, UUID id) {
        changed(topic, List.of(id));
    }

    /** As {@link #changed(String, UUID)}, for many of one topic. */
    public void changed(String topic, Collection<UUID> ids) {
        UUID organizationId = Tenant.current();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            buffer.add(organizationId, topic, ids);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                buffer.add(organizationId, topic, ids);
            }
        });
    }

    @Override
    protected void round() {
        broadcast.send(buffer.take());
    }

    /** After the workers, whose last changes it tells. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 700;
    }
}
