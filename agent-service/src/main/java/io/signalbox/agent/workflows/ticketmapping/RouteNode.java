package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.engine.RunResult.Completed;
import io.signalbox.agent.engine.RunResult.DeadLettered;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.agent.engine.state.Excerpt;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.validation.Finding;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadEnd;
import io.signalbox.agent.workflows.ticketmapping.Progress.GivenUp;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignored;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignoring;
import io.signalbox.agent.workflows.ticketmapping.Progress.Stored;
import io.signalbox.agent.workflows.ticketmapping.Progress.Verified;
import io.signalbox.contract.shared.DeadLetterReason;
import java.util.List;

/** Ends the run: a verified record goes to the store with it, a dead end to the dead-letter queue, an ignored event to nobody. */
final class RouteNode implements Node<MappingInput, MappingState> {

    private static final String TICKET = "ticket";
    private static final int MAX_DETAIL_LENGTH = 2000;

    /** Characters of one shown output; a description alone may be longer, and is with the ticket anyway. */
    private static final int MAX_OUTPUT_LENGTH = 32_000;

    /** Where a refusal of a whole batch finds the change within one of its effects. */
    private static final String PLACE_OF_THE_CHANGE = "^/effects/\\d+/ticket/change(?=/)";

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
            case DeadEnd deadEnd -> giveUp(state, deadEnd);
            case Verified(Candidate candidate) -> store(state, candidate);
            case Progress other ->
                throw new IllegalStateException(
                        "Nothing to route: " + other.getClass().getSimpleName());
        };
    }

    @Override
    public Outcome<MappingState> refused(MappingState state, FinishRefusal refused) {
        if (!(state.progress() instanceof Verified(Candidate candidate))) {
            return Node.super.refused(state, refused);
        }
        List<Finding> findings = findings(refused);
        var refusal = new Refusal(state.mappingAttempt(), AttemptOutput.of(candidate, json), findings);
        Progress next = refused.code().equals("out_of_scope")
                ? new DeadEnd(DeadLetterReason.OUT_OF_SCOPE, refused.detail())
                : Routing.afterRefusal(state, candidate, findings, DeadLetterReason.TICKET_REFUSED);
        return Transition.invalid(state, next, candidate.document(), refusal);
    }

    private Outcome<MappingState> ignore(MappingState state, String reason) {
        ObjectNode result = result("ignored", List.of()).put("reason", shortened(reason));
        return Transition.over(
                state.with(new Ignored(reason)),
                json.createObjectNode().put("reason", reason),
                json.createObjectNode().put("ignored", reason),
                new Completed(result),
                List.of());
    }

    private Outcome<MappingState> giveUp(MappingState state, DeadEnd deadEnd) {
        ObjectNode report = json.createObjectNode()
                .put("reason", deadEnd.reason().toString())
                .put("detail", shortened(deadEnd.detail()));
        var attempts = report.putArray("attempts");
        state.refusals().forEach(refusal -> attempts.add(attempt(refusal)));
        ObjectNode said = json.createObjectNode()
                .put("reason", deadEnd.reason().toString())
                .put("detail", deadEnd.detail());
        return Transition.over(state.with(new GivenUp()), said, said, new DeadLettered(report), List.of());
    }

    /** What an event with a comment is about is the comment; its ticket comes along. */
    private Outcome<MappingState> store(MappingState state, Candidate candidate) {
        ObjectNode document = candidate.document();
        boolean comment = !document.path("comments").isEmpty();
        String kind = comment ? "comment" : TICKET;
        return Transition.over(
                state.with(new Stored(comment, candidate.notes())),
                document,
                json.createObjectNode().put("kind", kind),
                new Completed(result(kind, candidate.notes())),
                List.of(new Effect(TICKET, people.referenced(document))));
    }

    private ObjectNode result(String kind, List<Note> notes) {
        ObjectNode result = json.createObjectNode().put("kind", kind);
        if (!notes.isEmpty()) {
            result.set("notes", json.valueToTree(notes));
        }
        return result;
    }

    private static List<Finding> findings(FinishRefusal refused) {
        if (refused.errors().isEmpty()) {
            return List.of(new Finding("", refused.detail(), refused.code()));
        }
        return refused.errors().stream()
                .map(error -> new Finding(
                        error.getPointer().replaceFirst(PLACE_OF_THE_CHANGE, ""),
                        error.getMessage(),
                        error.getCode() == null ? refused.code() : error.getCode()))
                .toList();
    }

    private ObjectNode attempt(Refusal refusal) {
        ObjectNode attempt = json.createObjectNode().put("attempt", refusal.attempt());
        JsonNode errors = json.valueToTree(Transition.fieldErrors(refusal.findings()));
        attempt.set("output", Excerpt.object(refusal.output(), MAX_OUTPUT_LENGTH));
        attempt.set("errors", errors);
        return attempt;
    }

    private static String shortened(String detail) {
        return detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH - 1) + "…";
    }
}
