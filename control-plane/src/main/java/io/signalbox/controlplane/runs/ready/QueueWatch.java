package io.signalbox.controlplane.runs.ready;

import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks into the queue each second for what agents take, whether they wait for it or have more than enough: for runs whose time has come, and for
 * those whose message was lost.
 */
@Component
class QueueWatch extends PeriodicTask {

    private static final int RUNS = 256;

    private final QueueScan scan;
    private final WorkSignal signal;
    private final ReadyAnnouncer announcer;
    private final TransactionOperations transactions;

    QueueWatch(
            QueueScan scan,
            WorkSignal signal,
            ReadyAnnouncer announcer,
            TransactionOperations transactions,
            ReadySettings settings) {
        super("queue-watch", settings.scanInterval());
        this.scan = scan;
        this.signal = signal;
        this.announcer = announcer;
        this.transactions = transactions;
    }

    @Override
    protected void round() {
        signal.round();
        Set<ReadyLane> wanted = scan.wanted();
        if (!wanted.isEmpty()) {
            List<ReadyRun> found = transactions.execute(status -> scan.look(wanted, RUNS));
            if (!found.isEmpty()) {
                announcer.remember(found);
            }
        }
    }
}
