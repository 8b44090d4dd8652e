package io.signalbox.controlplane.testing;

import jakarta.persistence.EntityManager;
import org.hibernate.BaseSessionEventListener;
import org.hibernate.Session;

/** Counts the statements that Hibernate executes for one piece of work, and none of those that others execute meanwhile. */
public final class StatementCount extends BaseSessionEventListener {

    private long executed;

    private StatementCount() {}

    /** @param work inside a transaction that is open already */
    public static long of(EntityManager entities, Runnable work) {
        var count = new StatementCount();
        entities.unwrap(Session.class).addEventListeners(count);
        work.run();
        return count.executed;
    }

    @Override
    public void jdbcExecuteStatementStart() {
        executed++;
    }
}
