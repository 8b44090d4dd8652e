package io.signalbox.controlplane.platform.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this replica's workers that an entry was committed. It may be lost: they look for themselves every few seconds. */
@Component
class OutboxSignal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param listener must not block */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Call it in the transaction of the entry. */
    void raiseAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(Runnable::run);
            }
        });
    }
}
