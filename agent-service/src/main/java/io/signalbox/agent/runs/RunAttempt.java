package io.signalbox.agent.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.RunGivens;
import io.signalbox.agent.engine.RunPorts;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.journal.LiveJournal;
import io.signalbox.agent.registry.RunInput;
import io.signalbox.agent.registry.RunStart;
import io.signalbox.agent.registry.ServedWorkflow;
import io.signalbox.contract.internalapi.model.InterruptAnswer;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunResume;
import io.signalbox.contract.internalapi.model.StateCheckpoint;
import io.signalbox.contract.shared.ModelChoice;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One attempt of one run: reads what it is about, begins where an earlier attempt came to, and goes through the graph. */
final class RunAttempt {

    private static final Logger LOG = Logger.getLogger(RunAttempt.class);

    private final RunAssignment run;
    private final AttemptChannel channel;
    private final ObjectMapper json;
    private final LiveJournal journal = new LiveJournal();
    private final AttemptLog log;
    private final AttemptReport report;
    private final ProgressReports progress;
    private Map<String, String> labels = Map.of();

    RunAttempt(RunAssignment run, AttemptChannel channel, ObjectMapper json) {
        this.run = run;
        this.channel = channel;
        this.json = json;
        this.log = new AttemptLog(journal, json);
        this.report = new AttemptReport(run, channel, log, json);
        this.progress = new ProgressReports(channel, log, report);
    }

    AttemptReport report() {
        return report;
    }

    /** What its log line says of its subject. */
    Map<String, String> labels() {
        return labels;
    }

    <I, S> Ending<S> through(ServedWorkflow<I, S> served, ModelPort models, Supplier<UUID> ids) {
        WorkflowSpec<I, S> spec = served.workflow().spec();
        RunInput<I> input = served.reader().read(run);
        labels = input.labels();
        channel.holds(input.size());
        S start = start(spec, input);
        report.begins(input.digest(), spec.rounds().applyAsInt(start));
        var ports = new RunPorts(asking(models), new RunGivens(ids, answers()), journal, progress, report, report);
        return served.workflow().run(input.input(), start, ports);
    }

    private ModelCalls asking(ModelPort models) {
        return request -> {
            channel.beforeModelCall();
            ModelChoice choice = Objects.requireNonNull(run.getModel(), "The run has no model.");
            ModelAnswer answer = channel.watched() ? shown(models, choice, request) : models.ask(choice, request);
            log.used(answer.usage());
            return answer;
        };
    }

    private ModelAnswer shown(ModelPort models, ModelChoice choice, ModelRequest request) {
        try (AnswerText text = progress.answer()) {
            return models.ask(choice, request, text);
        }
    }

    private <S> S start(WorkflowSpec<?, S> spec, RunInput<?> input) {
        StateCheckpoint saved = resume() == null ? null : resume().getCheckpoint();
        if (saved == null || !input.resumable()) {
            return RunStart.of(run, spec);
        }
        S state = Checkpoints.read(saved, input.digest(), spec);
        if (state == null) {
            LOG.warnf(
                    "checkpoint_not_used run_id=%s attempt=%d node=%s schema=%d",
                    run.getRunId(), run.getAttempt(), RunLogger.quoted(saved.getNode()), saved.getSchema());
            return RunStart.of(run, spec);
        }
        return state;
    }

    private Map<String, ObjectNode> answers() {
        var answers = new HashMap<String, ObjectNode>();
        if (resume() != null && resume().getAnswers() != null) {
            for (InterruptAnswer each : resume().getAnswers()) {
                answers.put(each.getKey(), json.convertValue(each.getAnswer(), ObjectNode.class));
            }
        }
        return answers;
    }

    private @Nullable RunResume resume() {
        return run.getResume();
    }
}
