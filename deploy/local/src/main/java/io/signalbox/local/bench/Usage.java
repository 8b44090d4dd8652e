package io.signalbox.local.bench;

import java.util.Locale;

/**
 * What an installation has used so far.
 *
 * @param controlPlaneMs processor time, the embedded broker's included
 * @param agentMs processor time
 * @param databaseMs processor time of all processes of PostgreSQL
 * @param generatorMs processor time of the load generator itself
 * @param transactions of the database
 * @param statements that the control plane sent, without those that begin and end transactions
 * @param walBytes written ahead
 */
record Usage(
        long controlPlaneMs,
        long agentMs,
        long databaseMs,
        long generatorMs,
        long transactions,
        long statements,
        long walBytes) {

    Usage since(Usage begin) {
        return new Usage(
                controlPlaneMs - begin.controlPlaneMs,
                agentMs - begin.agentMs,
                databaseMs - begin.databaseMs,
                generatorMs - begin.generatorMs,
                transactions - begin.transactions,
                statements - begin.statements,
                walBytes - begin.walBytes);
    }

    Usage and(Usage more) {
        return new Usage(
                controlPlaneMs + more.controlPlaneMs,
                agentMs + more.agentMs,
                databaseMs + more.databaseMs,
                generatorMs + more.generatorMs,
                transactions + more.transactions,
                statements + more.statements,
                walBytes + more.walBytes);
    }

    /** The database tells its transactions late. */
    Usage withTransactions(long complete) {
        return new Usage(controlPlaneMs, agentMs, databaseMs, generatorMs, complete, statements, walBytes);
    }

    String cpuPerEvent(long events) {
        return String.format(Locale.ROOT, "%.2f ms", (double) (controlPlaneMs + agentMs + databaseMs) / events);
    }

    String cpuShares(long events) {
        return String.format(
                Locale.ROOT,
                "control plane %.2f (broker included), agent %.2f, PostgreSQL %.2f; beside them the load generator %.2f",
                (double) controlPlaneMs / events,
                (double) agentMs / events,
                (double) databaseMs / events,
                (double) generatorMs / events);
    }

    String sqlPerEvent(long events) {
        return String.format(
                Locale.ROOT,
                "%.2f transactions, %.2f statements, %,.0f bytes of WAL",
                (double) transactions / events,
                (double) statements / events,
                (double) walBytes / events);
    }
}
