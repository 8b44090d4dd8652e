package io.signalbox.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Webhook to commit: nothing works on the runs. The references run on the same server in turns with it, so that whatever else the machine does
 * meets all of them.
 */
final class AcceptStage {

    /** Statements that a profile names. */
    static final int SLOWEST = 12;

    private static final int ROUNDS = 4;

    private final BenchSettings settings;
    private final BenchInstallation installation;
    private final BenchDatabase database;
    private final WebhookLoad load;
    private final List<WebhookTarget> targets;
    private final Report report;
    private final ReferenceInserts references;

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
        this.references = new ReferenceInserts(database);
    }

    /** Rates of one round, in events per second. */
    private record Round(LoadResult accepted, double same, double narrow, Usage used, Usage usedBySame) {}

    void measure() throws Exception {
        report.heading("Accept only, " + settings.clients() + " clients");
        warmUp();
        database.forgetStatements();
        long transactions = database.transactions();
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(settings.events() / ROUNDS));
        }
        database.awaitStatistics();
        long own = database.transactions() - transactions - references.transactions();
        LoadResult peak = LoadResult.of(rounds.stream().map(Round::accepted).toList());
        tell(peak, rounds, own);
        if (settings.profile()) {
            report.statements(database.slowestStatements(SLOWEST));
        }
        steady(peak.perSecond() / 2);
        installation.memory(report, "memory after load");
    }

    /** Services that have just started compile most of the time: said and not counted. */
    private void warmUp() throws Exception {
        if (settings.warmUp() > 0) {
            Usage begin = installation.usage(database);
            double perSecond = load.warmUp(settings.warmUp());
            Usage used = installation.usage(database).since(begin);
            report.rate("warm-up, not counted", perSecond, used.cpuPerEvent(settings.warmUp()) + " of CPU each");
        }
    }

    /** What the search builds for the events afterwards is part of what they cost. */
    private Round round(int events) throws Exception {
        double narrow = references.narrowRows(events, settings.clients());
        Usage reference = installation.usage(database);
        double same = references.sameRows(
                events, settings.clients(), targets.getFirst().integrationId());
        database.awaitSearch();
        Usage begin = installation.usage(database);
        LoadResult accepted = load.closed(events);
        database.awaitSearch();
        return new Round(accepted, same, narrow, installation.usage(database).since(begin), begin.since(reference));
    }

    private void tell(LoadResult peak, List<Round> rounds, long transactions) {
        double same = perSecond(rounds.stream().mapToDouble(Round::same));
        double narrow = perSecond(rounds.stream().mapToDouble(Round::narrow));
        Usage used = rounds.stream().map(Round::used).reduce(Usage::and).orElseThrow();
        report.rate("accepted webhooks", peak.perSecond(), peak.latencies());
        report.rate("reference: the same rows", same, "plain JDBC, one event per transaction");
        report.ratio("of the same rows", peak.perSecond() / same, ratios(rounds, Round::same));
        report.rate("reference: one narrow row", narrow, "plain JDBC, one row per transaction");
        report.ratio("of one narrow row", peak.perSecond() / narrow, ratios(rounds, Round::narrow));
        report.usage(used.withTransactions(transactions), settings.events());
        Usage usedBySame =
                rounds.stream().map(Round::usedBySame).reduce(Usage::and).orElseThrow();
        report.figure(
                "CPU per event of the same rows", "", usedBySame.cpuShares(references.withWarmUp(settings.events())));
    }

    /** Of equal numbers of events, one after the other. */
    private static double perSecond(DoubleStream rates) {
        return ROUNDS / rates.map(rate -> 1 / rate).sum();
    }

    private static String ratios(List<Round> rounds, ToDoubleFunction<Round> reference) {
        return rounds.stream()
                .map(round ->
                        String.format(Locale.ROOT, "%.2f", round.accepted.perSecond() / reference.applyAsDouble(round)))
                .collect(Collectors.joining(", ", "round by round: ", ""));
    }

    private void steady(double perSecond) throws Exception {
        int count = (int) (perSecond * settings.steady().toMillis() / TimeUnit.SECONDS.toMillis(1));
        LoadResult result = load.open(count, perSecond);
        report.rate("at half of it, open loop", perSecond, result.latencies());
    }
}
