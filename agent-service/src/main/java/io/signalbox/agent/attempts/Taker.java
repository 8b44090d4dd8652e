package io.signalbox.agent.attempts;

import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.contract.internalapi.model.AgentInstance;
import io.signalbox.contract.internalapi.model.AttemptRoom;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.TakeRequest;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes runs while there is room for them: one poll after the other, which waits where nothing is due. */
final class Taker {

    private static final Logger LOG = Logger.getLogger(Taker.class);

    /** A poll names the room there was when it began; where that is little it must not wait for long. */
    private static final Duration SHORT_POLL = Duration.ofMillis(200);

    /**
     * What was taken goes its way before more is: what becomes due meanwhile comes with one call, and its ends leave with one. An attempt that takes its time holds
     * up nothing for longer.
     */
    private static final Duration PACE = Duration.ofMillis(50);

    private final AttemptCalls calls;
    private final AgentInstance agent;
    private final Rooms rooms;
    private final Attempts attempts;
    private final Finisher finisher;
    private final Backoff pause;
    private final Duration poll;
    private final Thread thread;
    private boolean away;

    Taker(
            AttemptCalls calls,
            AgentInstance agent,
            Rooms rooms,
            Attempts attempts,
            Finisher finisher,
            Backoff pause,
            Duration poll) {
        this.calls = calls;
        this.agent = agent;
        this.rooms = rooms;
        this.attempts = attempts;
        this.finisher = finisher;
        this.pause = pause;
        this.poll = poll;
        this.thread = Thread.ofVirtual().name("taker").unstarted(this::take);
    }

    void start() {
        thread.start();
    }

    /** What a poll brings after this is not begun; its runs are given to others when the heartbeat does not name them. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(SHORT_POLL);
    }

    private void take() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                rooms.awaitRoom();
                finisher.awaitSent(PACE);
                takeOnce();
            }
        } catch (InterruptedException stopped) {
            LOG.debug("taking_stopped");
        }
    }

    private void takeOnce() throws InterruptedException {
        AttemptRoom room = rooms.free();
        Duration wait = rooms.wide() ? poll : SHORT_POLL;
        try {
            List<RunAssignment> taken =
                    calls.take(new TakeRequest().agent(agent).room(room).waitMs(Math.toIntExact(wait.toMillis())));
            taken.forEach(attempts::start);
            told(false, "");
            pause.reset();
        } catch (ControlPlaneUnavailable | CallRefused unavailable) {
            if (!Thread.currentThread().isInterrupted()) {
                told(true, String.valueOf(unavailable.getMessage()));
            }
            pause.sleep();
        } catch (RuntimeException unforeseen) {
            LOG.errorf("take_failed error=%s", unforeseen);
            pause.sleep();
        }
    }

    /** Once when it goes and once when it comes back. */
    private void told(boolean isAway, String why) {
        if (isAway && !away) {
            LOG.warnf("control_plane_away reason=\"%s\"", why);
        } else if (!isAway && away) {
            LOG.info("control_plane_back");
        }
        away = isAway;
    }
}
