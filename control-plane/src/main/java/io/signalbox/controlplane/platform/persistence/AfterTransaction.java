package io.signalbox.controlplane.platform.persistence;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that follows a transaction, however it ends, on the same thread and before its caller goes on. Unlike in a synchronization's own
 * {@code afterCompletion}, the transaction has given its connection back by then: what needs another transaction holds one connection, not two.
 */
public final class AfterTransaction {

    private static final ThreadLocal<List<Runnable>> ENDED = new ThreadLocal<>();

    private AfterTransaction() {}

    /** @param work at once when there is no transaction; must not throw */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                ended(work);
            }
        });
    }

    private static void ended(Runnable work) {
        if (ENDED.get() == null) {
            ENDED.set(new ArrayList<>());
        }
        ENDED.get().add(work);
    }

    /** For the transaction manager, when the connection is back. */
    static void runAll() {
        List<Runnable> work = ENDED.get();
        if (work != null) {
            ENDED.remove();
            work.forEach(Runnable::run);
        }
    }
}
