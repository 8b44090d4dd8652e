package io.signalbox.agent.runs;

import io.quarkus.runtime.Startup;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.ProposalValidator;
import io.signalbox.agent.workflows.ticketmapping.MappingInput;
import io.signalbox.agent.workflows.ticketmapping.MappingState;
import io.signalbox.agent.workflows.ticketmapping.TicketMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** The workflows this agent serves, compiled when it starts. */
@Startup
@ApplicationScoped
public class Workflows {

    private final Workflow<MappingInput, MappingState> ticketMapping;

    @Inject
    Workflows(RuleBook rules, ContractSchemas schemas, ProposalValidator validator, Clock clock) {
        this.ticketMapping = new Workflow<>(TicketMapping.spec(rules, schemas, validator), clock);
    }

    /** Every version of every workflow. */
    public List<Workflow<?, ?>> all() {
        return List.of(ticketMapping);
    }

    public Workflow<MappingInput, MappingState> ticketMapping() {
        return ticketMapping;
    }
}
