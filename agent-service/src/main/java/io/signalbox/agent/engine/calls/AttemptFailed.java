package io.signalbox.agent.engine.calls;

/** Ends the attempt: what a node needs outside the run is not there. */
public final class AttemptFailed extends RuntimeException {

    private final transient Failure failure;

    public AttemptFailed(Failure failure, Throwable cause) {
        super(failure.detail(), cause);
        this.failure = failure;
    }

    public AttemptFailed(Failure failure) {
        super(failure.detail());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
