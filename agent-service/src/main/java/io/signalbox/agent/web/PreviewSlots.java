package io.signalbox.agent.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;

/** Bounds the previews at one time. A full agent says so at once instead of queueing. */
@ApplicationScoped
class PreviewSlots {

    private final Semaphore free;

    @Inject
    PreviewSlots(EndpointConfig config) {
        this.free = new Semaphore(config.previews());
    }

    /** To be closed when the preview is made. */
    Slot take() {
        if (!free.tryAcquire()) {
            throw new RequestRefused(ProblemKind.AGENT_BUSY, "All slots for previews are taken. Try again shortly.");
        }
        return free::release;
    }

    interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
