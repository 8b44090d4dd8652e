package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends runs because a person asked for it. */
@Service
public class RunCancellation {

    private static final String STATE = "state";

    private final Runs runs;
    private final RunSearch search;
    private final ApplicationEventPublisher events;

    RunCancellation(Runs runs, RunSearch search, ApplicationEventPublisher events) {
        this.runs = runs;
        this.search = search;
        this.events = events;
    }

    /**
     * The run, cancelled.
     *
     * @throws RunNotFound when this organization has no such run
     * @throws RunOver when it is over
     */
    @Transactional
    public RunSearch.Found cancel(UUID runId) {
        RunView before = runs.get(runId);
        runs.cancel(runId);
        RunSearch.Found cancelled = search.get(runs.get(runId));
        events.publishEvent(new ChangeMade(
                "run.cancelled",
                new AuditTarget("run", runId, nameOf(cancelled)),
                Map.of(STATE, before.state().text()),
                Map.of(STATE, cancelled.run().state().text())));
        return cancelled;
    }

    /** People know a run by what its subject concerns. */
    private static String nameOf(RunSearch.Found found) {
        RunSubject subject = found.subject();
        return subject == null ? found.run().workflow().name() : subject.reference();
    }
}
