package io.signalbox.agent.registry;

import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.ProposalValidator;
import io.signalbox.agent.workflows.ticketmapping.TicketMapping;
import java.time.Clock;

/** The product's own workflows, with the readers of their runs; also without the service's container. */
public final class ProductWorkflows {

    private ProductWorkflows() {}

    public static ServedWorkflow<?, ?> ticketMapping(
            RuleBook rules, ContractSchemas schemas, ProposalValidator validator, InputSettings settings, Clock clock) {
        return new ServedWorkflow<>(
                new Workflow<>(TicketMapping.spec(rules, schemas, validator), clock),
                new EventInputs(settings.prompt()));
    }
}
