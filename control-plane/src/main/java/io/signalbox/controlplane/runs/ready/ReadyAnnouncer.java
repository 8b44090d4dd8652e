package io.signalbox.controlplane.runs.ready;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes known which runs may be taken: to this replica, to those who wait for work at it, and to the other replicas. */
@Component
public class ReadyAnnouncer {

    private final ReadyRuns ready;
    private final WorkSignal signal;
    private final LookMessages messages;
    private final MeterRegistry meters;

    ReadyAnnouncer(ReadyRuns ready, WorkSignal signal, LookMessages messages, MeterRegistry meters) {
        this.ready = ready;
        this.signal = signal;
        this.messages = messages;
        this.meters = meters;
    }

    /** Announces these when the transaction has committed, or at once outside of one. Never waits for the broker. */
    public void ready(List<ReadyRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            announce(runs);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                announce(runs);
            }
        });
    }

    /** For this replica only. */
    void remember(List<ReadyRun> runs) {
        int dropped = ready.add(runs);
        if (dropped > 0) {
            meters.counter("signalbox.ready.runs.dropped").increment(dropped);
        }
        signal.raise(runs.stream().map(ReadyRun::lane).toList());
    }

    private void announce(List<ReadyRun> runs) {
        remember(runs);
        messages.offer(runs);
    }
}
