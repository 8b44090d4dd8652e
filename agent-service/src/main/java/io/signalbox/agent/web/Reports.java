package io.signalbox.agent.web;

import io.signalbox.agent.graph.Progress;
import io.signalbox.agent.graph.Progress.DeadLettered;
import io.signalbox.agent.graph.Progress.Failed;
import io.signalbox.agent.graph.Progress.Ignored;
import io.signalbox.agent.graph.Progress.Stored;
import io.signalbox.agent.graph.RunExecutor.Ending;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.runs.Run;
import io.signalbox.agent.runs.RunLogger;
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

    static RunReport of(Run run, Ending ending) {
        var report = new RunReport()
                .runId(run.id())
                .attempt(run.attempt())
                .mappingAttempts(ending.tally().mappings())
                .promptTokens(ending.tally().promptTokens())
                .completionTokens(ending.tally().completionTokens());
        return switch (ending.progress()) {
            case Stored stored -> report.outcome(RunReportOutcome.COMPLETED).result(stored(stored));
            case Ignored(String reason) ->
                report.outcome(RunReportOutcome.COMPLETED)
                        .result(new RunResult().kind(RunOutcomeKind.IGNORED).reason(reason));
            case DeadLettered(var id) ->
                report.outcome(RunReportOutcome.DEAD_LETTERED).deadLetterId(id);
            case Failed failed -> report.outcome(RunReportOutcome.FAILED).failure(failure(failed));
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

    private static RunFailure failure(Failed failed) {
        Duration retryAfter = failed.retryAfter();
        return new RunFailure()
                .code(failed.code())
                .detail(failed.detail())
                .retryAfterMs(retryAfter == null ? null : retryAfter.toMillis());
    }
}
