package io.signalbox.local.bench;

import java.sql.Connection;
import java.util.Locale;

/** Queued run to ticket, with or without webhooks coming in meanwhile. */
final class ProcessStage {

    private final BenchSettings settings;
    private final BenchInstallation installation;
    private final BenchDatabase database;
    private final Report report;

    ProcessStage(BenchSettings settings, BenchInstallation installation, BenchDatabase database, Report report) {
        this.settings = settings;
        this.installation = installation;
        this.database = database;
        this.report = report;
    }

    /** Works off what was queued before the start. */
    void measureBacklog() throws Exception {
        report.heading("Process only");
        Measured cold = begin();
        database.awaitUnfinished(settings.runs());
        tellCold(cold);
        Measured measured = begin();
        database.awaitUnfinished(0);
        tell("queued run to ticket", measured);
    }

    void measureWith(WebhookLoad load) throws Exception {
        report.heading("Accept and process, " + settings.clients() + " clients");
        Measured cold = begin();
        load.closed(settings.warmUp());
        database.awaitUnfinished(0);
        tellCold(cold);
        Measured measured = begin();
        LoadResult sent = load.closed(settings.runs());
        report.rate("accepted webhooks", sent.perSecond(), sent.latencies());
        database.awaitUnfinished(0);
        tell("webhook to ticket", measured);
    }

    /**
     * Rounds of webhook to ticket, one before another session takes a snapshot and the others while it holds it. What a round leaves behind
     * can then not be vacuumed, and a queue that walks over dead rows gets slower with each.
     */
    void measureWithSnapshot(WebhookLoad load) throws Exception {
        report.heading("Webhook to ticket beside a held snapshot, " + settings.clients() + " clients");
        double before = round(load);
        report.rate("before", before, "no snapshot held");
        long end = System.nanoTime() + settings.snapshot().toNanos();
        double last = before;
        try (Connection session = database.connect()) {
            BenchDatabase.holdSnapshot(session);
            while (System.nanoTime() < end) {
                last = round(load);
                report.rate("with dead rows of the queue: " + database.deadQueueRows(), last, "");
            }
        }
        report.figure("loss", String.format(Locale.ROOT, "%.0f %%", 100 * (1 - last / before)), "of the last round");
    }

    private double round(WebhookLoad load) throws Exception {
        long began = System.nanoTime();
        load.closed(settings.runs());
        database.awaitUnfinished(0);
        return settings.runs() / ((System.nanoTime() - began) / 1e9);
    }

    private record Measured(Usage usage, long tickets, long nanos) {}

    private Measured begin() throws Exception {
        database.forgetStatements();
        return new Measured(installation.usage(database), database.tickets(), System.nanoTime());
    }

    /** What the services did just after their start, or in the stage before: said and not counted. */
    private void tellCold(Measured begin) throws Exception {
        if (settings.warmUp() == 0) {
            return;
        }
        double seconds = (System.nanoTime() - begin.nanos) / 1e9;
        long tickets = database.tickets() - begin.tickets;
        Usage used = installation.usage(database).since(begin.usage);
        report.rate(
                "warm-up, not counted",
                tickets / seconds,
                tickets + " tickets, " + used.cpuPerEvent(tickets) + " each");
    }

    private void tell(String name, Measured begin) throws Exception {
        double seconds = (System.nanoTime() - begin.nanos) / 1e9;
        Usage used = installation.usage(database).since(begin.usage);
        long tickets = database.tickets() - begin.tickets;
        report.rate(name, tickets / seconds, tickets + " tickets");
        database.awaitStatistics();
        report.usage(used.withTransactions(database.transactions() - begin.usage.transactions()), tickets);
        if (settings.profile()) {
            report.statements(database.slowestStatements(AcceptStage.SLOWEST));
        }
        installation.memory(report, "memory after load");
    }
}
