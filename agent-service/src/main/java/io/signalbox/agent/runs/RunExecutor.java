package io.signalbox.agent.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.controlplane.ControlPlane;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.RunCredentials;
import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.RunPorts;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.journal.LiveJournal;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.agent.model.Models;
import io.signalbox.agent.workflows.ticketmapping.MappingInput;
import io.signalbox.agent.workflows.ticketmapping.MappingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Runs the workflow for one attempt, on the calling thread, and sees to it that its steps are delivered whatever happens. */
@ApplicationScoped
public class RunExecutor {

    private final ControlPlane controlPlane;
    private final Workflow<MappingInput, MappingState> workflow;
    private final Models models;
    private final ObjectMapper json;

    @Inject
    RunExecutor(ControlPlane controlPlane, Workflows workflows, Models models, ObjectMapper json) {
        this.controlPlane = controlPlane;
        this.workflow = workflows.ticketMapping();
        this.models = models;
        this.json = json;
    }

    /** How the attempt ended. Throws only what nobody foresaw. */
    public Ending<MappingState> execute(Run run, RunCredentials credentials) {
        ControlPlaneSession session = controlPlane.open(credentials);
        var steps = new StepLog(run, session, json);
        try {
            var checkpoints = new ContractCheckpoints<>(run, session, workflow.spec());
            var ports = new RunPorts(
                    models(run), new ControlPlaneEffects(session, json), new LiveJournal(), steps, checkpoints);
            MappingInput input = input(run);
            MappingState start = input.modelUsable() ? checkpoints.newest() : MappingState.START;
            return workflow.run(input, start, ports);
        } catch (AttemptFailed failed) {
            return new Ending<>(MappingState.START, failed.failure());
        } finally {
            steps.flush();
        }
    }

    private MappingInput input(Run run) {
        var subject = new Subject(run.id(), run.organizationId(), run.integrationId(), run.event());
        return new MappingInput(
                subject, run.eventDigest(), run.policy(), run.model().isPresent(), models.bounds());
    }

    /** Asked only where the input says that there is a model. */
    private ModelCalls models(Run run) {
        return request -> models.ask(run.model().orElseThrow(), request);
    }
}
