package io.signalbox.local.bench;

import java.net.URI;
import java.util.Locale;

/** Webhook to commit of one organization, alone and beside open live views: watching must cost who writes next to nothing. */
final class StreamStage {

    private static final int VIEWS = 2_000;
    private static final int OF_THE_BUSY_ORGANIZATION = 20;
    private static final int ROUNDS = 3;

    private final BenchInstallation installation;
    private final WebhookLoad load;
    private final BenchSettings settings;
    private final Report report;

    StreamStage(BenchInstallation installation, WebhookLoad load, BenchSettings settings, Report report) {
        this.installation = installation;
        this.load = load;
        this.settings = settings;
        this.report = report;
    }

    /** What the views were told, and what they took. */
    private record Beside(double perSecond, long bytes, long megabytesBefore, long megabytes) {}

    /**
     * @param watcher access token of the organization that gets the webhooks
     * @param onlooker access token of another
     */
    void measure(String watcher, String onlooker) throws Exception {
        report.heading("Accept beside " + VIEWS + " live views, " + OF_THE_BUSY_ORGANIZATION + " of them watching");
        load.warmUp(settings.warmUp());
        double before = best();
        Beside beside = beside(watcher, onlooker);
        double alone = Math.max(before, best());
        report.rate("accepted alone", alone, "best of " + 2 * ROUNDS + " rounds, half of them before and half after");
        report.rate("accepted beside them", beside.perSecond, "best of " + ROUNDS + " rounds");
        report.figure("loss", String.format(Locale.ROOT, "%.0f %%", 100 * (1 - beside.perSecond / alone)), "");
        report.figure(
                "memory per view",
                String.format(Locale.ROOT, "%.0f KB", 1024.0 * (beside.megabytes - beside.megabytesBefore) / VIEWS),
                "control plane, resident, from " + beside.megabytesBefore + " to " + beside.megabytes + " MB");
        report.figure("told to the views", beside.bytes / 1024 + " KB", "during the rounds");
    }

    private Beside beside(String watcher, String onlooker) throws Exception {
        long before = installation.controlPlaneMegabytes();
        try (var views = new LiveViews(URI.create(installation.url()))) {
            views.open(watcher, OF_THE_BUSY_ORGANIZATION);
            views.open(onlooker, VIEWS - OF_THE_BUSY_ORGANIZATION);
            long opened = installation.controlPlaneMegabytes();
            long seen = views.bytes();
            return new Beside(best(), views.bytes() - seen, before, opened);
        }
    }

    private double best() throws Exception {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, load.closed(settings.events()).perSecond());
        }
        return best;
    }
}
