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
    private final int events;
    private final Report report;

    StreamStage(BenchInstallation installation, WebhookLoad load, int events, Report report) {
        this.installation = installation;
        this.load = load;
        this.events = events;
        this.report = report;
    }

    /**
     * @param watcher access token of the organization that gets the webhooks
     * @param onlooker access token of another
     */
    void measure(String watcher, String onlooker) throws Exception {
        report.heading("Accept beside " + VIEWS + " live views, " + OF_THE_BUSY_ORGANIZATION + " of them watching");
        load.closed(events);
        double alone = best();
        long before = installation.controlPlaneMegabytes();
        try (var views = new LiveViews(URI.create(installation.url()))) {
            views.open(watcher, OF_THE_BUSY_ORGANIZATION);
            views.open(onlooker, VIEWS - OF_THE_BUSY_ORGANIZATION);
            long opened = installation.controlPlaneMegabytes();
            long seen = views.bytes();
            double beside = best();
            report.rate("accepted alone", alone, "best of " + ROUNDS + " rounds");
            report.rate("accepted beside them", beside, "best of " + ROUNDS + " rounds");
            report.figure("loss", String.format(Locale.ROOT, "%.0f %%", 100 * (1 - beside / alone)), "");
            report.figure(
                    "memory per view",
                    String.format(Locale.ROOT, "%.0f KB", 1024.0 * (opened - before) / VIEWS),
                    "control plane, resident, from " + before + " to " + opened + " MB");
            report.figure("told to the views", (views.bytes() - seen) / 1024 + " KB", "during the rounds");
        }
    }

    private double best() throws Exception {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, load.closed(events).perSecond());
        }
        return best;
    }
}
