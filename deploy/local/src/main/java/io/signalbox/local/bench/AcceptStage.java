package io.signalbox.local.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Webhook to commit: nothing works on the runs. The references run just before, on the same server. */
final class AcceptStage {

    private static final int WARM_UP = 20_000;

    /** Statements that a profile names. */
    static final int SLOWEST = 12;

    private final BenchSettings settings;
    private final BenchInstallation installation;
    private final BenchDatabase database;
    private final WebhookLoad load;
    private final List<WebhookTarget> targets;
    private final Report report;

    AcceptStage(
            BenchSettings settings,
            BenchInstallation installation,
            BenchDatabase database,
            WebhookLoad load,
            List<WebhookTarget> targets,
            Report report) {
        this.settings = settings;
        this.installation = installation;
        this.database = database;
        this.load = load;
        this.targets = targets;
        this.report = report;
    }

    void measure() throws Exception {
        report.heading("Accept only, " + settings.clients() + " clients");
        load.closed(Math.min(WARM_UP, settings.events()));
        var references = new ReferenceInserts(database);
        double narrow = references.narrowRows(settings.events(), settings.clients());
        double same = references.sameRows(
                settings.events(), settings.clients(), targets.getFirst().integrationId());
        database.forgetStatements();
        Usage begin = installation.usage(database);
        LoadResult peak = load.closed(settings.events());
        Usage used = installation.usage(database).since(begin);
        report.rate("accepted webhooks", peak.perSecond(), peak.latencies());
        report.rate("reference: the same rows", same, "plain JDBC, one event per transaction");
        report.ratio("of the same rows", peak.perSecond() / same, "");
        report.rate("reference: one narrow row", narrow, "plain JDBC, one row per transaction");
        report.ratio("of one narrow row", peak.perSecond() / narrow, "");
        database.awaitStatistics();
        report.usage(used.withTransactions(database.transactions() - begin.transactions()), settings.events());
        if (settings.profile()) {
            report.statements(database.slowestStatements(SLOWEST));
        }
        steady(peak.perSecond() / 2);
        installation.memory(report, "memory after load");
    }

    private void steady(double perSecond) throws Exception {
        int count = (int) (perSecond * settings.steady().toMillis() / TimeUnit.SECONDS.toMillis(1));
        LoadResult result = load.open(count, perSecond);
        report.rate("at half of it, open loop", perSecond, result.latencies());
    }
}
