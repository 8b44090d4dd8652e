package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import io.signalbox.local.cluster.Cluster;
import io.signalbox.local.cluster.Member;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long runs stand still after {@code kill -9} of a service under load: of an agent beside another one, and of a control plane beside another
 * one that agents then speak to.
 */
final class RecoveryStage {

    private static final int ROUNDS = 3;
    private static final long POLL_MS = 10;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** Attempts that were under way at the kill, kept by the measuring session. */
    private static final String REMEMBER = """
            CREATE TEMP TABLE IF NOT EXISTS held (run_id uuid, attempt integer);
            DELETE FROM held;
            INSERT INTO held SELECT run_id, attempt FROM run_queue WHERE state = 'running' AND %s""";

    private static final String STILL_HELD = """
            SELECT count(*) FROM held JOIN run_queue q USING (run_id, attempt) WHERE q.state = 'running'""";

    private final Cluster cluster;
    private final BenchDatabase database;
    private final WebhookLoad load;
    private final int runs;
    private final Report report;

    RecoveryStage(Cluster cluster, BenchDatabase database, WebhookLoad load, int runs, Report report) {
        this.cluster = cluster;
        this.database = database;
        this.load = load;
        this.runs = runs;
        this.report = report;
    }

    /** One killed process. */
    private interface Kill {
        void now() throws Exception;
    }

    void measure() throws Exception {
        report.heading("Recovery after kill -9, under load");
        cluster.addAgent();
        for (int round = 0; round < ROUNDS; round++) {
            String others = agents();
            Member victim = cluster.addAgent();
            measure("an agent, another lives", "NOT lease_owner = ANY ('" + others + "')", () -> cluster.kill(victim));
        }
        for (int round = 0; round < ROUNDS; round++) {
            Member victim = cluster.addControlPlane();
            measure("a control plane, another lives", "true", () -> cluster.kill(victim));
        }
        database.awaitUnfinished(0);
        database.requireBalance();
    }

    private void measure(String what, String ofVictim, Kill kill) throws Exception {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(this::send);
        awaitHeld(ofVictim);
        kill.now();
        long killed = System.nanoTime();
        database.execute(REMEMBER.formatted(ofVictim));
        long held = database.number(STILL_HELD);
        Progress progress = awaitRecovery(killed);
        report.duration(
                what,
                Duration.ofNanos(progress.recovered - killed),
                "until its %d runs went on; for %.1f s nothing was completed"
                        .formatted(held, progress.longestPause / 1e9));
        sending.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        database.awaitUnfinished(0);
    }

    /** @param longestPause nanoseconds between two looks that saw more completed than before, until everything had gone on */
    private record Progress(long recovered, long longestPause) {}

    private Progress awaitRecovery(long killed) throws SQLException, InterruptedException {
        long completed = database.tickets();
        long moved = killed;
        long longest = 0;
        while (true) {
            long now = System.nanoTime();
            long seen = database.tickets();
            if (seen > completed) {
                longest = Math.max(longest, now - moved);
                completed = seen;
                moved = now;
            }
            if (database.number(STILL_HELD) == 0) {
                return new Progress(now, Math.max(longest, now - moved));
            }
            requireInTime(killed, "the runs of a killed service did not go on");
            Thread.sleep(POLL_MS);
        }
    }

    private void awaitHeld(String ofVictim) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        while (database.number("SELECT count(*) FROM run_queue WHERE state = 'running' AND " + ofVictim) == 0) {
            requireInTime(began, "the service to be killed was given no run");
            Thread.sleep(POLL_MS);
        }
    }

    private static void requireInTime(long since, String otherwise) {
        if (System.nanoTime() - since > TIMEOUT.toNanos()) {
            throw new Refusal(otherwise + " within " + TIMEOUT.toSeconds() + " s");
        }
    }

    private void send() {
        try {
            load.closed(runs);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String agents() throws SQLException {
        return database.pair("SELECT array_agg(id)::text, '' FROM agent_instance")
                .first();
    }
}
