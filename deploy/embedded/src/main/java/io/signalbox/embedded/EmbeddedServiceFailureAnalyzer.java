package io.signalbox.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an {@link EmbeddedServiceFailure} without a stack trace. */
final class EmbeddedServiceFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedServiceFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedServiceFailure cause) {
        return new FailureAnalysis(cause.problem(), cause.remedy(), cause);
    }
}
