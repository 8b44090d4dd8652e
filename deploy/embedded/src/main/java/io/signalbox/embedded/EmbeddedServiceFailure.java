package io.signalbox.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded service did not start; carries what went wrong and what the reader can do, one sentence each. */
public final class EmbeddedServiceFailure extends RuntimeException {

    private final String problem;
    private final String remedy;

    EmbeddedServiceFailure(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + ": " + remedy, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    EmbeddedServiceFailure(String problem, String remedy) {
        this(problem, remedy, null);
    }

    String problem() {
        return problem;
    }

    String remedy() {
        return remedy;
    }
}
