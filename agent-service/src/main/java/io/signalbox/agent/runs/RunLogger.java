package io.signalbox.agent.runs;

import io.signalbox.contract.internalapi.model.RunAssignment;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One wide line per run attempt: ids, outcome and figures; never a payload, a prompt or a secret. */
final class RunLogger {

    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.:/-]");
    private static final Logger LOG = Logger.getLogger("io.signalbox.agent.run");

    private RunLogger() {}

    /** Writes the line. */
    static void finished(RunAssignment run, Map<String, String> labels, AttemptEnd end, Duration duration) {
        LOG.infof(
                "run_finished run_id=%s attempt=%d organization_id=%s workflow=%s version=%d%s"
                        + " outcome=%s code=%s rounds=%d prompt_tokens=%d completion_tokens=%d duration_ms=%.1f",
                run.getRunId(),
                run.getAttempt(),
                run.getOrganizationId(),
                quoted(run.getWorkflow()),
                run.getWorkflowVersion(),
                labels.entrySet().stream()
                        .map(label -> " " + label.getKey() + "=" + quoted(label.getValue()))
                        .collect(Collectors.joining()),
                end.outcome(),
                quoted(end.code()),
                end.rounds(),
                end.promptTokens(),
                end.completionTokens(),
                duration.toNanos() / 1e6);
    }

    /** Some words come from outside: nothing in one may look like another field or another line. */
    static String quoted(String text) {
        return FOREIGN.matcher(text).replaceAll("_");
    }

    /** Where it was thrown, without its message: that may hold a part of a payload. */
    static Throwable withoutMessage(Throwable thrown) {
        var silent = new IllegalStateException(thrown.getClass().getName());
        silent.setStackTrace(thrown.getStackTrace());
        return silent;
    }
}
