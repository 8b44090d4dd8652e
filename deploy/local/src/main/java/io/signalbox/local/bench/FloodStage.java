package io.signalbox.local.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Webhook to ticket of some organizations, alone and beside one that sends ten times as much: their latency must not be its concern. */
final class FloodStage {

    private static final int TIMES = 10;

    private final BenchSettings settings;
    private final BenchDatabase database;
    private final WebhookLoad others;
    private final WebhookLoad flooding;
    private final String floodingOrganization;
    private final Report report;

    /** @param floods targets of the organization that sends more than all others together */
    FloodStage(
            BenchSettings settings,
            BenchDatabase database,
            WebhookLoad others,
            WebhookLoad flooding,
            List<WebhookTarget> floods,
            Report report) {
        this.settings = settings;
        this.database = database;
        this.others = others;
        this.flooding = flooding;
        this.floodingOrganization = floods.getFirst().organizationId();
        this.report = report;
    }

    /** The flood is what the installation gets done at most, and the others a tenth of it: together they are more than it can do. */
    void measure() throws Exception {
        report.heading("Webhook to ticket beside an organization that sends " + TIMES + " times as much");
        double peak = peak();
        double rate = peak / TIMES;
        report.rate("peak", peak, "tickets of all organizations");
        Latency alone = latency(rate);
        report.figure("the others alone", "", alone.described(rate));
        Latency beside = besideTheFlood(rate);
        report.figure("beside the flood", "", beside.described(rate));
        report.ratio("p99 beside : alone", beside.p99Ms() / alone.p99Ms(), "of at most 2");
    }

    private double peak() throws Exception {
        long began = System.nanoTime();
        flooding.closed(settings.runs() / 2);
        others.closed(settings.runs() / 2);
        database.awaitUnfinished(0);
        return settings.runs() / ((System.nanoTime() - began) / 1e9);
    }

    private Latency besideTheFlood(double rate) throws Exception {
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<LoadResult> flood = executor.submit(() -> flooding.open(count(rate * TIMES), rate * TIMES));
            Latency latency = latency(rate);
            flood.get();
            report.figure("runs of the flood left then", String.valueOf(database.queuedRuns()), "");
            database.awaitUnfinished(0);
            return latency;
        }
    }

    /** From the commit of the event to the end of its run. */
    private Latency latency(double rate) throws Exception {
        Instant began = Instant.now();
        others.open(count(rate), rate);
        database.awaitUnfinishedBut(floodingOrganization);
        BenchDatabase.Pair percentiles =
                database.pair("""
                SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY ms), percentile_disc(0.99) WITHIN GROUP (ORDER BY ms) FROM (
                    SELECT extract(epoch FROM r.finished_at - e.received_at) * 1000 AS ms FROM raw_event e JOIN run r ON r.id = e.run_id
                    WHERE e.organization_id <> '%s' AND e.received_at >= '%s') AS latency
                """.formatted(floodingOrganization, began.truncatedTo(ChronoUnit.MILLIS)));
        return new Latency(Double.parseDouble(percentiles.first()), Double.parseDouble(percentiles.second()));
    }

    private int count(double rate) {
        return Math.max(1, (int) (rate * settings.steady().toSeconds()));
    }

    private record Latency(double p50Ms, double p99Ms) {

        String described(double rate) {
            return String.format(Locale.ROOT, "p50 %.0f ms, p99 %.0f ms at %.0f/s", p50Ms, p99Ms, rate);
        }
    }
}
