package io.signalbox.agent.runs;

import java.time.Duration;
import org.jboss.logging.Logger;

/** One wide line per run attempt: ids, outcome and figures; never a payload, a prompt or a secret. */
public final class RunLogger {

    private static final Logger LOG = Logger.getLogger("io.signalbox.agent.run");

    private RunLogger() {}

    /** Writes the line. */
    public static void finished(Run run, String requestId, Line line, Duration duration) {
        LOG.infof(
                "run_finished run_id=%s attempt=%d organization_id=%s integration_id=%s provider=%s event_type=%s request_id=%s"
                        + " outcome=%s code=%s mapping_attempts=%d prompt_tokens=%d completion_tokens=%d duration_ms=%.1f",
                run.id(),
                run.attempt(),
                run.organizationId(),
                run.integrationId(),
                run.event().provider(),
                quoted(run.event().eventType()),
                requestId,
                line.outcome(),
                line.code(),
                line.mappings(),
                line.promptTokens(),
                line.completionTokens(),
                duration.toNanos() / 1e6);
    }

    /** Event types come from outside: nothing in one may look like another field or another line. */
    private static String quoted(String text) {
        return text.replaceAll("[^A-Za-z0-9_.:/-]", "_");
    }

    /** How it ended. */
    public record Line(String outcome, String code, int mappings, int promptTokens, int completionTokens) {}
}
