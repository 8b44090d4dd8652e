package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.SubjectRef;
import io.signalbox.controlplane.runs.forks.ForkOrigin;
import io.signalbox.controlplane.runs.forks.ForkOverrides.Start;
import io.signalbox.controlplane.runs.forks.NewFork;
import io.signalbox.controlplane.runs.forks.RunForks;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the runs of forks, within their limits. */
@Component
class ForkStarts {

    static final int MAX_OF_RUN = 50;
    static final int MAX_A_DAY = 200;

    private static final Duration DAY = Duration.ofDays(1);

    private final Runs runs;
    private final RunForks forks;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;

    ForkStarts(Runs runs, RunForks forks, ApplicationEventPublisher events, Clock clock, Ids ids) {
        this.runs = runs;
        this.forks = forks;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Enqueues the fork.
     *
     * @param source the run it is made from
     * @param start null where it begins with nothing
     * @return its id
     * @throws ForkLimitReached when there are enough
     */
    @Transactional
    public UUID start(RunView source, ForkRequest request, @Nullable Start start) {
        requireRoom(source);
        UUID runId = ids.next();
        SubjectRef subject = source.subject();
        runs.enqueue(List.of(new NewRun(
                runId,
                source.workflow(),
                new SubjectRef(SubjectRef.FORK, subject.id(), subject.sourceId()),
                null,
                false,
                new InitialRunState.Queued())));
        forks.add(new NewFork(
                runId,
                source.id(),
                request.fromStep(),
                subjectType(source),
                request.state() != null,
                start,
                request.instructions(),
                request.model()));
        events.publishEvent(new ChangeMade(
                "run.forked",
                new AuditTarget("run", runId, source.workflow().name()),
                Map.of(),
                described(source, request)));
        return runId;
    }

    private void requireRoom(RunView source) {
        if (forks.madeSince(clock.instant().minus(DAY)) >= MAX_A_DAY) {
            throw ForkLimitReached.ofOrganization(MAX_A_DAY);
        }
        if (forks.of(source.id()).size() >= MAX_OF_RUN) {
            throw ForkLimitReached.ofRun(MAX_OF_RUN);
        }
    }

    /** A fork of a fork is about what the first one was about. */
    private String subjectType(RunView source) {
        ForkOrigin origin = forks.origins(List.of(source.id())).get(source.id());
        return origin == null ? source.subject().type() : origin.subjectType();
    }

    /** Neither the state nor the instructions: both may hold what an audit log must not keep. */
    private static Map<String, Object> described(RunView source, ForkRequest request) {
        Map<String, Object> described = new HashMap<>();
        described.put("forked_from", source.id().toString());
        described.put("from_step", request.fromStep());
        described.put("state_edited", request.state() != null);
        described.put("instructed", request.instructions() != null);
        if (request.model() != null) {
            described.put("model", request.model());
        }
        return described;
    }
}
