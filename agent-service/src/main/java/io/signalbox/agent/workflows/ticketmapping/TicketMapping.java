package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.engine.Edge;
import io.signalbox.agent.engine.InputCodec;
import io.signalbox.agent.engine.NodeSpec;
import io.signalbox.agent.engine.Router;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.ProposalValidator;
import java.util.List;

/**
 * The workflow {@code ticket-mapping}:
 *
 * <pre>
 * fetch ─▶ map ─▶ validate ─▶ route
 *           ▲        │          │
 *           └────────┴──────────┘  refused, attempts left
 * </pre>
 *
 * fetch goes straight to validate when it resumes an answer that was paid for already, and to route when a fork begins behind the checks; map
 * goes straight to route when there is nothing to check; route comes back to itself when the store's refusal becomes a dead letter.
 */
public final class TicketMapping {

    public static final String NAME = "ticket-mapping";

    private static final int VERSION = 1;

    /** Three attempts through four nodes, and room to spare. */
    private static final int MAX_TRANSITIONS = 25;

    private TicketMapping() {}

    public static WorkflowSpec<MappingInput, MappingState> spec(
            RuleBook rules, ContractSchemas schemas, ProposalValidator validator) {
        ObjectMapper json = JsonSettings.mapper();
        return new WorkflowSpec<>(
                NAME,
                VERSION,
                new InputCodec<>(json::valueToTree, written -> json.convertValue(written, MappingInput.class)),
                new MappingCodec(json).codec(),
                MappingState.START,
                MappingState::mappingAttempt,
                state -> state.usage().mappings(),
                Routing.MAX_MAPPING_ATTEMPTS,
                List.of(
                        fetch(json),
                        map(new MapNode(rules, new ModelDrafts(schemas, json), json)),
                        validate(new ValidateNode(validator, json)),
                        route(json)),
                Routing::next,
                MAX_TRANSITIONS);
    }

    private static NodeSpec<MappingInput, MappingState> fetch(ObjectMapper json) {
        return new NodeSpec<>(
                Routing.FETCH,
                "Read the event",
                new FetchNode(json),
                List.of(
                        new Edge(Routing.MAP, ""),
                        new Edge(Routing.VALIDATE, "an answer was paid for"),
                        new Edge(Routing.ROUTE, "begun from a checked proposal")));
    }

    private static NodeSpec<MappingInput, MappingState> map(MapNode node) {
        return new NodeSpec<>(
                Routing.MAP,
                "Propose a ticket",
                node,
                List.of(new Edge(Routing.VALIDATE, ""), new Edge(Routing.ROUTE, "nothing to check")));
    }

    private static NodeSpec<MappingInput, MappingState> validate(ValidateNode node) {
        return new NodeSpec<>(
                Routing.VALIDATE,
                "Check the proposal",
                node,
                List.of(new Edge(Routing.ROUTE, ""), new Edge(Routing.MAP, "refused")));
    }

    private static NodeSpec<MappingInput, MappingState> route(ObjectMapper json) {
        return new NodeSpec<>(
                Routing.ROUTE,
                "Store or give up",
                new RouteNode(json),
                List.of(
                        new Edge(Router.END, ""),
                        new Edge(Routing.MAP, "refused by the store"),
                        new Edge(Routing.ROUTE, "refused for good")));
    }
}
