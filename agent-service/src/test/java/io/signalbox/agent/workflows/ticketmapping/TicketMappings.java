package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.calls.PromptBounds;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.RealProposalValidator;
import io.signalbox.contract.shared.MappingPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** The workflow with the real rules and the real contract, without a container. */
public final class TicketMappings {

    private TicketMappings() {}

    public static Workflow<MappingInput, MappingState> workflow() {
        ObjectMapper json = JsonSettings.mapper();
        return new Workflow<>(
                TicketMapping.spec(BuiltInRules.book(), new ContractSchemas(json), RealProposalValidator.with(json)),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** An event, with a model to ask where the policy allows it. */
    public static MappingInput input(SourceEvent event, MappingPolicy policy) {
        var subject = new Subject(new UUID(7, 1), new UUID(7, 2), new UUID(7, 3), event);
        return new MappingInput(
                subject,
                CanonicalJson.digest(event.payload()),
                policy,
                policy != MappingPolicy.RULES,
                new PromptBounds(40_000, 12_288),
                null);
    }
}
