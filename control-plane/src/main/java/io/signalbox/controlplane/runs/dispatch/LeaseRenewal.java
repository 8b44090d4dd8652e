package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.lifecycle.Ticker;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The leases this process holds. All are renewed together by one heartbeat. */
@Component
class LeaseRenewal {

    private static final Logger log = LoggerFactory.getLogger(LeaseRenewal.class);
    private static final String STOPPED = "the control plane stopped while it ran";

    private final Leases leases;
    private final DispatchSettings settings;
    private final Clock clock;
    private final String owner;
    private final Map<UUID, LeasedRun> held = new ConcurrentHashMap<>();
    private final Ticker heartbeat;

    LeaseRenewal(Leases leases, DispatchSettings settings, Clock clock, Ids ids) {
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
        this.owner = ids.next().toString();
        this.heartbeat = new Ticker("lease-heartbeat", settings.heartbeat(), this::renew);
    }

    void start() {
        heartbeat.start();
    }

    void stop() {
        heartbeat.close();
    }

    /** Takes the run for this process, in the tenant of the thread. */
    Optional<LeasedRun> take(UUID runId) {
        Optional<LeasedRun> taken = leases.take(runId, owner, clock.instant().plus(settings.leaseLife()));
        taken.ifPresent(run -> held.put(runId, run));
        return taken;
    }

    /** The worker has done with the run, whatever became of it. */
    void forget(LeasedRun run) {
        held.remove(run.runId(), run);
    }

    int count() {
        return held.size();
    }

    /** One statement for all. A lease that is gone was too late: the fence refuses what its worker still writes. */
    void renew() {
        Set<UUID> mine = Set.copyOf(held.keySet());
        if (mine.isEmpty()) {
            return;
        }
        Set<UUID> renewed = leases.renew(owner, mine, clock.instant().plus(settings.leaseLife()));
        for (UUID runId : mine) {
            if (!renewed.contains(runId)) {
                log.debug("Lease not renewed run_id={}: it ended or was lost", runId);
            }
        }
    }

    /** Queues a run for another process, so that it need not wait for the lease to run out. */
    void giveBack(LeasedRun run) {
        Tenant.run(run.organizationId(), () -> leases.giveBack(run.runId(), run.attempt(), STOPPED));
        forget(run);
    }

    /** Everything that still runs here. */
    void giveBackAll() {
        List.copyOf(held.values()).forEach(this::giveBack);
    }
}
