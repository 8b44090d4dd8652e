package io.signalbox.agent.web;

import java.util.concurrent.Semaphore;

/** Bounds how often one thing is done at one time. A full agent says so at once instead of queueing. */
final class EndpointSlots {

    private final String what;
    private final Semaphore free;

    /** @param what is done in a slot, in the plural */
    EndpointSlots(String what, int count) {
        this.what = what;
        this.free = new Semaphore(count);
    }

    /** To be closed when it is done. */
    Slot take() {
        if (!free.tryAcquire()) {
            throw new RequestRefused(
                    ProblemKind.AGENT_BUSY, "All slots for " + what + " are taken. Try again shortly.");
        }
        return free::release;
    }

    interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
