package io.signalbox.controlplane.runs.assignments;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.SubjectErased;
import io.signalbox.controlplane.runs.SubjectErasure;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.finish.AttemptEnd;
import io.signalbox.controlplane.runs.finish.AttemptEnds;
import io.signalbox.controlplane.runs.finish.AttemptReport;
import io.signalbox.controlplane.runs.finish.AttemptUsage;
import io.signalbox.controlplane.runs.queue.TakenRun;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends runs that no agent can run, after they were taken and beside the answer to the agent. When the process dies before that, no heartbeat
 * names them and they are taken again.
 */
@Component
class UnassignableRuns {

    private static final Logger log = LoggerFactory.getLogger(UnassignableRuns.class);

    private final SubjectErasure erasure;
    private final AttemptEnds ends;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    UnassignableRuns(SubjectErasure erasure, AttemptEnds ends) {
        this.erasure = erasure;
        this.ends = ends;
    }

    void end(List<LoadedRun> runs) {
        threads.execute(() -> {
            List<AttemptEnd> reports = new ArrayList<>(runs.size());
            for (LoadedRun run : runs) {
                try {
                    reports.add(end(run, report(run)));
                } catch (StaleAttempt overtaken) {
                    log.info("An erasure was overtaken run_id={}", run.run().runId());
                } catch (RuntimeException failure) {
                    log.error(
                            "A run without an agent could not end run_id={}",
                            run.run().runId(),
                            failure);
                }
            }
            ends.finish(reports);
        });
    }

    /** Queues again what nobody heard of. */
    void giveBack(List<TakenRun> runs) {
        ends.finish(runs.stream()
                .map(run -> end(
                        LoadedRun.unread(run),
                        new AttemptReport.Returned(run.needsModel(), "the agent had stopped waiting for it")))
                .toList());
    }

    private AttemptReport report(LoadedRun run) {
        return switch (run.subject()) {
            case LoadedSubject.Unreadable unreadable ->
                new AttemptReport.DeadLettered(DeadLetterReason.PAYLOAD_NOT_STORABLE, unreadable.detail(), List.of());
            case LoadedSubject.AsksForErasure asks -> new AttemptReport.Settled(erased(run.run()));
            case LoadedSubject.Erased erased ->
                new AttemptReport.Settled(new RunOutcome("ignored", Map.of("reason", SubjectErased.REASON)));
            case LoadedSubject.Event event -> throw new IllegalArgumentException("An agent can run it");
            case LoadedSubject.Data data -> throw new IllegalArgumentException("An agent can run it");
        };
    }

    private RunOutcome erased(TakenRun run) {
        var leased = new LeasedRun(
                run.runId(), run.attempt(), run.organizationId(), run.subject(), run.failures(), run.createdAt());
        return Tenant.call(run.organizationId(), () -> erasure.erase(leased));
    }

    private static AttemptEnd end(LoadedRun run, AttemptReport report) {
        return new AttemptEnd(run.capability(), report, List.of(), null, List.of(), List.of(), AttemptUsage.NONE);
    }

    /** Lets what has begun come to its end. */
    @PreDestroy
    void stop() {
        threads.close();
    }
}
