package io.signalbox.agent.web;

import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.runs.Run;
import io.signalbox.agent.runs.RunLogger;
import io.signalbox.agent.workflows.ticketmapping.MappingState;
import io.signalbox.agent.workflows.ticketmapping.Progress;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadLettered;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignored;
import io.signalbox.agent.workflows.ticketmapping.Progress.Stored;
import io.signalbox.agent.workflows.ticketmapping.UsageTotals;
import io.signalbox.contract.agentapi.model.RunFailure;
import io.signalbox.contract.agentapi.model.RunReport;
import io.signalbox.contract.agentapi.model.RunReportOutcome;
import io.signalbox.contract.agentapi.model.RunResult;
import io.signalbox.contract.shared.MappingNote;
import io.signalbox.contract.shared.RunOutcomeKind;
import io.signalbox.contract.shared.TicketChangeOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a run in the words of the agent contract. */
final class Reports {

    private Reports() {}

    static RunReport of(Run run, Ending<MappingState> ending) {
        UsageTotals usage = ending.state().usage();
        var report = new RunReport()
                .runId(run.id())
                .attempt(run.attempt())
                .mappingAttempts(usage.mappings())
                .promptTokens(usage.promptTokens())
                .completionTokens(usage.completionTokens());
        if (ending.failure() != null) {
            return report.outcome(RunReportOutcome.FAILED).failure(failure(ending.failure()));
        }
        return switch (ending.state().progress()) {
            case Stored stored -> report.outcome(RunReportOutcome.COMPLETED).result(stored(stored));
            case Ignored(String reason) ->
                report.outcome(RunReportOutcome.COMPLETED)
                        .result(new RunResult().kind(RunOutcomeKind.IGNORED).reason(reason));
            case DeadLettered(var id) ->
                report.outcome(RunReportOutcome.DEAD_LETTERED).deadLetterId(id);
            case Progress other -> throw new IllegalStateException("The run ended in the middle: " + other);
        };
    }

    static RunLogger.Line line(RunReport report) {
        return new RunLogger.Line(
                report.getOutcome().toString(),
                code(report),
                report.getMappingAttempts(),
                report.getPromptTokens(),
                report.getCompletionTokens());
    }

    private static String code(RunReport report) {
        if (report.getFailure() != null) {
            return report.getFailure().getCode();
        }
        return report.getResult() == null ? "-" : report.getResult().getKind().toString();
    }

    private static RunResult stored(Stored stored) {
        return new RunResult()
                .kind(stored.comment() ? RunOutcomeKind.COMMENT : RunOutcomeKind.TICKET)
                .ticketId(stored.ticketId())
                .ticketOutcome(TicketChangeOutcome.fromValue(stored.outcome().toString()))
                .notes(notes(stored.notes()));
    }

    private static @Nullable List<MappingNote> notes(List<Note> notes) {
        return notes.isEmpty()
                ? null
                : notes.stream()
                        .map(note -> new MappingNote().pointer(note.pointer()).message(note.message()))
                        .toList();
    }

    private static RunFailure failure(Failure failed) {
        Duration retryAfter = failed.retryAfter();
        return new RunFailure()
                .code(failed.code())
                .detail(failed.detail())
                .retryAfterMs(retryAfter == null ? null : retryAfter.toMillis());
    }
}
