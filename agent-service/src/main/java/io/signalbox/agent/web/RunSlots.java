package io.signalbox.agent.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;

/** Bounds the runs at one time. A full agent says so at once instead of queueing: the control plane holds the queue. */
@ApplicationScoped
class RunSlots {

    private final Semaphore free;

    @Inject
    RunSlots(EndpointConfig config) {
        this.free = new Semaphore(config.runs());
    }

    /** To be closed when the run has ended. */
    Slot take() {
        if (!free.tryAcquire()) {
            throw new RequestRefused(ProblemKind.AGENT_BUSY, "All run slots are taken. Try again shortly.");
        }
        return free::release;
    }

    interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
