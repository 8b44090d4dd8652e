package io.signalbox.agent.attempts;

import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.runs.Stop;
import io.signalbox.contract.internalapi.model.AgentInstance;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.HeartbeatResult;
import io.signalbox.contract.internalapi.model.HeldAttempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says in one call which attempts are alive here, stops those that nobody wants any more, and takes fresh tokens before the old ones expire. */
final class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final AttemptCalls calls;
    private final AgentInstance agent;
    private final Attempts attempts;
    private final Duration every;
    private final Duration tokenAge;
    private final Clock clock;
    private final Thread thread;

    Heartbeat(
            AttemptCalls calls,
            AgentInstance agent,
            Attempts attempts,
            Duration every,
            Duration tokenAge,
            Clock clock) {
        this.calls = calls;
        this.agent = agent;
        this.attempts = attempts;
        this.every = every;
        this.tokenAge = tokenAge;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beat);
    }

    /** On a thread of its own, so that no amount of other work delays it. */
    void start() {
        thread.start();
    }

    /** Says once more what is left. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(every);
        beatOnce();
    }

    private void beat() {
        try {
            while (true) {
                beatOnce();
                Thread.sleep(every);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("heartbeat_stopped");
        }
    }

    void beatOnce() {
        try {
            Collection<Attempt> held = attempts.held();
            HeartbeatResult answer = calls.heartbeat(new HeartbeatRequest()
                    .agent(agent)
                    .attempts(held.stream().map(this::named).toList()));
            watch(held, answer.getWatched());
            answer.getOver().forEach(over -> attempts.find(over.getRunId(), over.getAttempt())
                    .ifPresent(attempt -> attempt.stop(Stop.OVER)));
            Instant now = clock.instant();
            answer.getTokens().forEach(fresh -> attempts.find(fresh.getRunId(), fresh.getAttempt())
                    .ifPresent(attempt -> attempt.renew(new Token(fresh.getCapabilityToken(), now))));
        } catch (ControlPlaneUnavailable | CallRefused unavailable) {
            LOG.debugf("heartbeat_not_sent error=%s", unavailable.getMessage());
        } catch (RuntimeException unforeseen) {
            LOG.errorf("heartbeat_failed error=%s", unforeseen);
        }
    }

    private static void watch(Collection<Attempt> held, @Nullable List<UUID> watched) {
        Set<UUID> runs = watched == null ? Set.of() : Set.copyOf(watched);
        held.forEach(attempt -> attempt.watch(runs.contains(attempt.run().getRunId())));
    }

    /** Shows its token where it wants a fresh one. */
    private HeldAttempt named(Attempt attempt) {
        Token token = attempt.token();
        boolean old = token.since().plus(tokenAge).isBefore(clock.instant());
        return new HeldAttempt()
                .runId(attempt.run().getRunId())
                .attempt(attempt.run().getAttempt())
                .capabilityToken(old ? token.text() : null);
    }
}
