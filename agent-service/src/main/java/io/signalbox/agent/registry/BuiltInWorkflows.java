package io.signalbox.agent.registry;

import io.quarkus.runtime.Startup;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.model.Models;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.ProposalValidator;
import io.signalbox.agent.workflows.echo.Echo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Compiles the workflows that come with this agent, once, when it starts. */
@ApplicationScoped
class BuiltInWorkflows {

    @Produces
    @Singleton
    @Startup
    Workflows workflows(
            RuleBook rules,
            ContractSchemas schemas,
            ProposalValidator validator,
            Models models,
            WorkflowConfig config,
            Clock clock) {
        var settings = new InputSettings(models.bounds());
        var served = new ArrayList<ServedWorkflow<?, ?>>();
        served.add(ProductWorkflows.ticketMapping(rules, schemas, validator, settings, clock));
        config.echoVersions().orElse(List.of()).forEach(version -> served.add(echo(version, clock)));
        return new Workflows(served, settings);
    }

    /** Says a text again; for tests. */
    static ServedWorkflow<?, ?> echo(int version, Clock clock) {
        return new ServedWorkflow<>(new Workflow<>(Echo.spec(version), clock), new TextInputs());
    }
}
