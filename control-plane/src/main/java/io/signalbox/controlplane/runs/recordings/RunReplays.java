package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.agentclient.AgentReplay;
import io.signalbox.controlplane.agentclient.AgentReplays;
import io.signalbox.controlplane.agentclient.AgentUnavailable;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.runs.RunNotFound;
import io.signalbox.controlplane.runs.RunSearch;
import io.signalbox.controlplane.runs.RunSubject;
import io.signalbox.controlplane.runs.Runs;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Hands recordings out and has them replayed, for whoever is signed in. Both are in the audit log: a recording holds what a run was about. */
@Service
public class RunReplays {

    /** A person who looks into runs; more than this copies them. */
    private static final LimitRule OF_CALLER = LimitRule.exact("run-recording", 60, Duration.ofMinutes(1));

    private final Recordings recordings;
    private final Runs runs;
    private final RunSearch search;
    private final AgentReplays agent;
    private final SharedLimits limits;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    RunReplays(
            Recordings recordings,
            Runs runs,
            RunSearch search,
            AgentReplays agent,
            SharedLimits limits,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.recordings = recordings;
        this.runs = runs;
        this.search = search;
        this.agent = agent;
        this.limits = limits;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * The file, as {@link Recordings#of} gives it.
     *
     * @throws RateLimited when the caller asks for too many
     * @throws RunNotFound when this organization has no such run
     * @throws RunNotOver when it may still do something
     * @throws NothingRecorded when no agent was given it
     * @throws RecordingExpired when something of it is not kept any more
     */
    public byte[] export(UUID runId) {
        admit();
        return transactions.execute(status -> {
            byte[] recording = recordings.of(runId);
            tell(runId, "run.exported", Map.of("bytes", recording.length));
            return recording;
        });
    }

    /**
     * What came of it when an agent ran it again.
     *
     * @throws RecordingTooLarge when the agent takes no such recording
     * @throws AgentUnavailable when there is no answer
     * @throws RateLimited as {@link #export}, and so are the other refusals
     */
    public AgentReplay replay(UUID runId) {
        admit();
        byte[] recording = transactions.execute(status -> recordings.of(runId));
        if (recording.length > AgentReplays.MAX_RECORDING_BYTES) {
            throw new RecordingTooLarge(recording.length);
        }
        AgentReplay replay = agent.replay(recording, false);
        transactions.executeWithoutResult(status -> tell(runId, "run.replayed", Map.of("verdict", replay.verdict())));
        return replay;
    }

    private void admit() {
        limits.require(
                OF_CALLER,
                Objects.requireNonNull(Principal.current().actor().id()).toString(),
                "Too many recordings. Wait a little.");
    }

    private void tell(UUID runId, String action, Map<String, Object> said) {
        events.publishEvent(ChangeMade.created(action, new AuditTarget("run", runId, nameOf(runId)), said));
    }

    /** People know a run by what its subject concerns. */
    private String nameOf(UUID runId) {
        RunSearch.Found found = search.get(runs.get(runId));
        RunSubject subject = found.subject();
        return subject == null ? found.run().workflow().name() : subject.reference();
    }
}
