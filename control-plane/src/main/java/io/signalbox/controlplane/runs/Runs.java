package io.signalbox.controlplane.runs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Runs of the current organization: how they come in, end, and start again. */
@Service
public class Runs {

    /** Lets runs in, in the order given. Joins the caller's transaction; workers learn of them after its commit. */
    public void enqueue(List<NewRun> runs) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends a running attempt as a dead letter. The same attempt reporting again changes nothing.
     *
     * @return id of the dead letter
     * @throws StaleAttempt when the attempt is over
     */
    public UUID deadLetter(
            UUID runId, int attempt, DeadLetterReason reason, String detail, List<MappingAttempt> attempts) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues a dead-lettered run again.
     *
     * @throws RunNotDeadLettered when it is not one any more
     */
    public void retry(UUID runId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a dead-lettered run up for good.
     *
     * @throws RunNotDeadLettered when it is not one any more
     */
    public void discard(UUID runId) {
        throw new UnsupportedOperationException();
    }

    /** Queues what was held while the integration was paused. Returns how many. */
    public int release(UUID integrationId) {
        throw new UnsupportedOperationException();
    }

    /** @throws RunNotFound when this organization has no such run */
    public RunView get(UUID runId) {
        throw new UnsupportedOperationException();
    }

    /** The known ones among these, by id. */
    public Map<UUID, RunView> findAll(Collection<UUID> runIds) {
        throw new UnsupportedOperationException();
    }

    /**
     * Holds the run in this attempt until the transaction ends, so that what the attempt writes commits before anything overtakes it.
     *
     * @throws StaleAttempt when the attempt is over
     */
    public CurrentRun requireCurrent(UUID runId, int attempt) {
        throw new UnsupportedOperationException();
    }

    public RunCounts counts() {
        throw new UnsupportedOperationException();
    }
}
