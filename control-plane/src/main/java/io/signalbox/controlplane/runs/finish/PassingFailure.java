package io.signalbox.controlplane.runs.finish;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells failures of the store that say nothing about what was to be stored from those that may. */
final class PassingFailure {

    private PassingFailure() {}

    static boolean is(RuntimeException failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException;
    }
}
