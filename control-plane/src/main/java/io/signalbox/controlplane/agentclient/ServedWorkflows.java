package io.signalbox.controlplane.agentclient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The workflows that the agent service serves. The agent is asked by one caller at a time, and not again while its answer is fresh. */
@Service
public class ServedWorkflows {

    static final Duration FRESH = Duration.ofMinutes(1);

    /** An agent that does not answer costs one caller its time, not each. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final AgentClient agent;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer last = new Answer(null, new AgentUnavailable("it was not asked yet"), Instant.MIN);

    ServedWorkflows(AgentClient agent, Clock clock) {
        this.agent = agent;
        this.clock = clock;
    }

    /**
     * As the agent said at most a minute ago, or when it last answered.
     *
     * @throws AgentUnavailable when it never did
     */
    public List<AgentWorkflow> list() {
        Answer known = last;
        if (known.due(clock.instant())) {
            known = known.workflows() == null ? refreshed() : refreshedByOne();
        }
        if (known.workflows() == null) {
            throw known.failure();
        }
        return known.workflows();
    }

    private Answer refreshed() {
        asking.lock();
        try {
            return asked();
        } finally {
            asking.unlock();
        }
    }

    /** Nobody waits for another's question while there is an answer to show. */
    private Answer refreshedByOne() {
        if (!asking.tryLock()) {
            return last;
        }
        try {
            return asked();
        } finally {
            asking.unlock();
        }
    }

    private Answer asked() {
        if (last.due(clock.instant())) {
            last = answer();
        }
        return last;
    }

    private Answer answer() {
        try {
            List<AgentWorkflow> workflows = agent.workflows();
            return new Answer(workflows, last.failure(), clock.instant().plus(FRESH));
        } catch (AgentUnavailable unavailable) {
            return new Answer(last.workflows(), unavailable, clock.instant().plus(PAUSE));
        }
    }

    private record Answer(@Nullable List<AgentWorkflow> workflows, AgentUnavailable failure, Instant freshUntil) {

        boolean due(Instant now) {
            return !now.isBefore(freshUntil);
        }
    }
}
