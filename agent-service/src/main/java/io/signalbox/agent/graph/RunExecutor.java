package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.controlplane.ControlPlane;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.controlplane.RunCredentials;
import io.signalbox.agent.controlplane.StaleAttempt;
import io.signalbox.agent.graph.Progress.Failed;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.model.Models;
import io.signalbox.agent.runs.Run;
import io.signalbox.agent.runs.StepLog;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.ProposalValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsc.langgraph4j.checkpoint.BaseCheckpointSaver;

/** Runs the graph for one attempt, on the calling thread, and sees to it that its steps are delivered whatever happens. */
@ApplicationScoped
public class RunExecutor {

    private final ControlPlane controlPlane;
    private final RuleBook rules;
    private final Models models;
    private final ContractSchemas schemas;
    private final ProposalValidator validator;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    RunExecutor(
            ControlPlane controlPlane,
            RuleBook rules,
            Models models,
            ContractSchemas schemas,
            ProposalValidator validator,
            ObjectMapper json,
            Clock clock) {
        this.controlPlane = controlPlane;
        this.rules = rules;
        this.models = models;
        this.schemas = schemas;
        this.validator = validator;
        this.json = json;
        this.clock = clock;
    }

    /** How the attempt ended. Throws only what nobody foresaw. */
    public Ending execute(Run run, RunCredentials credentials) {
        ControlPlaneSession session = controlPlane.open(credentials);
        var steps = new StepLog(run, session);
        try {
            RunState end = graph(run, session, steps).run(run.id().toString());
            return new Ending(end.progress(), end.tally());
        } catch (RuntimeException thrown) {
            return new Ending(interrupted(thrown), UsageTotals.NOTHING);
        } finally {
            steps.flush();
        }
    }

    private RunGraph graph(Run run, ControlPlaneSession session, StepLog steps) {
        Optional<BaseCheckpointSaver> checkpoints =
                run.usableModel().map(model -> new ContractCheckpointSaver(run, session, json));
        var drafts = new ModelDrafts(run, models, schemas, json);
        var nodes = new RunGraph.Nodes(
                new FetchNode(run, json),
                new MapNode(run, rules, drafts, json),
                new ValidateNode(run, validator, json),
                new RouteNode(session, json));
        return new RunGraph(nodes, new StepRecorder(steps, json, clock), checkpoints);
    }

    /** Checkpoints are kept between nodes, so what goes wrong there reaches us past the graph, wrapped by it. */
    private static Failed interrupted(RuntimeException thrown) {
        for (Throwable cause : causes(thrown)) {
            if (cause instanceof StaleAttempt stale) {
                return new Failed("stale_attempt", String.valueOf(stale.getMessage()), null);
            }
            if (cause instanceof ControlPlaneUnavailable unavailable) {
                return new Failed("control_plane_unavailable", String.valueOf(unavailable.getMessage()), null);
            }
        }
        throw thrown;
    }

    private static List<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
    }

    /** The last state of the graph, as far as anyone outside has to know it. */
    public record Ending(Progress progress, UsageTotals tally) {}
}
