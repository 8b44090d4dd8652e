package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.EffectRefused;
import io.signalbox.agent.engine.calls.Effects;
import io.signalbox.agent.engine.state.Excerpt;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.validation.Finding;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadEnd;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadLettered;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignored;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignoring;
import io.signalbox.agent.workflows.ticketmapping.Progress.Stored;
import io.signalbox.agent.workflows.ticketmapping.Progress.Verified;
import io.signalbox.contract.shared.DeadLetterReason;
import io.signalbox.contract.shared.TicketChangeOutcome;
import java.util.List;
import java.util.UUID;

/** Hands the outcome over: a verified record to the store, a dead end to the dead-letter queue, an ignored event to nobody. */
final class RouteNode implements Node<MappingInput, MappingState> {

    private static final int MAX_DETAIL_LENGTH = 2000;

    /** Characters of one shown output; a description alone may be longer, and is with the ticket anyway. */
    private static final int MAX_OUTPUT_LENGTH = 32_000;

    private final People people;
    private final ObjectMapper json;

    RouteNode(ObjectMapper json) {
        this.people = new People(json);
        this.json = json;
    }

    @Override
    public Outcome<MappingState> apply(MappingState state, NodeContext<MappingInput> context) {
        return switch (state.progress()) {
            case Ignoring(String reason) -> ignore(state, reason);
            case DeadEnd deadEnd -> deadLetter(state, deadEnd, context.effects());
            case Verified(Candidate candidate) -> store(state, candidate, context.effects());
            case Progress other ->
                throw new IllegalStateException(
                        "Nothing to route: " + other.getClass().getSimpleName());
        };
    }

    private Outcome<MappingState> ignore(MappingState state, String reason) {
        ObjectNode output = json.createObjectNode().put("ignored", reason);
        return Transition.ok(
                state.with(new Ignored(reason)), json.createObjectNode().put("reason", reason), output);
    }

    private Outcome<MappingState> deadLetter(MappingState state, DeadEnd deadEnd, Effects effects) {
        ObjectNode report = json.createObjectNode()
                .put("reason", deadEnd.reason().toString())
                .put("detail", shortened(deadEnd.detail()));
        var attempts = report.putArray("attempts");
        state.refusals().forEach(refusal -> attempts.add(attempt(refusal)));
        ObjectNode receipt = effects.perform(new Effect(MappingEffects.REPORT_DEAD_LETTER, report));
        UUID id = UUID.fromString(receipt.path("dead_letter_id").asText());
        ObjectNode input = json.createObjectNode()
                .put("reason", deadEnd.reason().toString())
                .put("detail", deadEnd.detail());
        return Transition.ok(
                state.with(new DeadLettered(id)), input, input.deepCopy().put("dead_letter_id", id.toString()));
    }

    private Outcome<MappingState> store(MappingState state, Candidate candidate, Effects effects) {
        ObjectNode document = candidate.document();
        try {
            ObjectNode change = people.resolved(document, effects);
            ObjectNode result = effects.perform(new Effect(MappingEffects.UPSERT_TICKET, change));
            return Transition.ok(state.with(stored(result, candidate.notes())), document, result);
        } catch (EffectRefused refused) {
            return refused(state, candidate, refused);
        }
    }

    /** What an event with a comment is about is the comment; its ticket comes along. */
    private static Stored stored(JsonNode result, List<Note> notes) {
        UUID ticket = UUID.fromString(result.path("ticket_id").asText());
        JsonNode comments = result.path("comments");
        JsonNode changed = comments.isEmpty() ? result : comments.get(0);
        return new Stored(
                !comments.isEmpty(),
                ticket,
                TicketChangeOutcome.fromValue(changed.path("outcome").asText()),
                notes);
    }

    private Outcome<MappingState> refused(MappingState state, Candidate candidate, EffectRefused refused) {
        List<Finding> findings = findings(refused);
        ObjectNode output = AttemptOutput.of(candidate, json);
        var refusal = new Refusal(state.mappingAttempt(), output, findings);
        Progress next = refused.code().equals("out_of_scope")
                ? new DeadEnd(DeadLetterReason.OUT_OF_SCOPE, refused.detail())
                : Routing.afterRefusal(state, candidate, findings, DeadLetterReason.TICKET_REFUSED);
        return Transition.invalid(state, next, candidate.document(), refusal);
    }

    private static List<Finding> findings(EffectRefused refused) {
        if (refused.errors().isEmpty()) {
            return List.of(new Finding("", refused.detail(), refused.code()));
        }
        return refused.errors().stream()
                .map(error -> new Finding(
                        error.getPointer(),
                        error.getMessage(),
                        error.getCode() == null ? refused.code() : error.getCode()))
                .toList();
    }

    private ObjectNode attempt(Refusal refusal) {
        ObjectNode attempt = json.createObjectNode().put("attempt", refusal.attempt());
        attempt.set("output", Excerpt.object(refusal.output(), MAX_OUTPUT_LENGTH));
        attempt.set("errors", json.valueToTree(Transition.fieldErrors(refusal.findings())));
        return attempt;
    }

    private static String shortened(String detail) {
        return detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH - 1) + "…";
    }
}
