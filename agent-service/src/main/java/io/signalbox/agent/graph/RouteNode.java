package io.signalbox.agent.graph;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.graph.Progress.DeadEnd;
import io.signalbox.agent.graph.Progress.DeadLettered;
import io.signalbox.agent.graph.Progress.Ignored;
import io.signalbox.agent.graph.Progress.Ignoring;
import io.signalbox.agent.graph.Progress.Stored;
import io.signalbox.agent.graph.Progress.Verified;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.runs.Excerpt;
import io.signalbox.agent.validation.Finding;
import io.signalbox.contract.internalapi.model.DeadLetterReport;
import io.signalbox.contract.internalapi.model.TicketUpsert;
import io.signalbox.contract.shared.DeadLetterReason;
import io.signalbox.contract.shared.MappingAttempt;
import io.signalbox.contract.shared.TicketUpsertResult;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Hands the outcome over: a verified record to the store, a dead end to the dead-letter queue, an ignored event to nobody. */
final class RouteNode implements GraphNode {

    private static final int MAX_DETAIL_LENGTH = 2000;

    /** Refusals of what the record says; any other refused call is a fault between the services and says nothing about the record. */
    private static final Set<String> ABOUT_THE_RECORD =
            Set.of("ticket_refused", "invalid_request", "payload_too_large");

    private final ControlPlaneSession controlPlane;
    private final People people;
    private final ObjectMapper json;

    RouteNode(ControlPlaneSession controlPlane, ObjectMapper json) {
        this.controlPlane = controlPlane;
        this.people = new People(controlPlane, json);
        this.json = json;
    }

    @Override
    public Transition apply(RunState state) {
        return switch (state.progress()) {
            case Ignoring(String reason) -> ignore(reason);
            case DeadEnd deadEnd -> deadLetter(state, deadEnd);
            case Verified(Candidate candidate) -> store(state, candidate);
            case Progress other ->
                throw new IllegalStateException(
                        "Nothing to route: " + other.getClass().getSimpleName());
        };
    }

    private Transition ignore(String reason) {
        ObjectNode output = json.createObjectNode().put("ignored", reason);
        return Transition.ok(new Ignored(reason), json.createObjectNode().put("reason", reason), output);
    }

    private Transition deadLetter(RunState state, DeadEnd deadEnd) {
        UUID id = controlPlane.deadLetter(new DeadLetterReport()
                .reason(deadEnd.reason())
                .detail(shortened(deadEnd.detail()))
                .attempts(state.refusals().stream().map(this::attempt).toList()));
        ObjectNode input = json.createObjectNode()
                .put("reason", deadEnd.reason().toString())
                .put("detail", deadEnd.detail());
        return Transition.ok(new DeadLettered(id), input, input.deepCopy().put("dead_letter_id", id.toString()));
    }

    private Transition store(RunState state, Candidate candidate) {
        ObjectNode document = candidate.document();
        try {
            TicketUpsert change = json.convertValue(people.resolved(document), TicketUpsert.class);
            TicketUpsertResult result = controlPlane.upsert(change);
            return Transition.ok(stored(result, candidate.notes()), document, json.valueToTree(result));
        } catch (CallRefused refused) {
            return refused(state, candidate, refused);
        }
    }

    /** What an event with a comment is about is the comment; its ticket comes along. */
    private static Stored stored(TicketUpsertResult result, List<Note> notes) {
        return result.getComments().isEmpty()
                ? new Stored(false, result.getTicketId(), result.getOutcome(), notes)
                : new Stored(
                        true,
                        result.getTicketId(),
                        result.getComments().getFirst().getOutcome(),
                        notes);
    }

    private Transition refused(RunState state, Candidate candidate, CallRefused refused) {
        List<Finding> findings = findings(refused);
        ObjectNode output = AttemptOutput.of(candidate, json);
        var refusal = new Refusal(state.mappingAttempt(), output, findings);
        if (refused.code().equals("out_of_scope")) {
            var end = new DeadEnd(DeadLetterReason.OUT_OF_SCOPE, String.valueOf(refused.getMessage()));
            return Transition.invalid(end, candidate.document(), refusal);
        }
        if (ABOUT_THE_RECORD.contains(refused.code())) {
            Progress next = Routing.afterRefusal(state, candidate, findings, DeadLetterReason.TICKET_REFUSED);
            return Transition.invalid(next, candidate.document(), refusal);
        }
        throw new ControlPlaneUnavailable(refused);
    }

    private static List<Finding> findings(CallRefused refused) {
        if (refused.errors().isEmpty()) {
            return List.of(new Finding("", String.valueOf(refused.getMessage()), refused.code()));
        }
        return refused.errors().stream()
                .map(error -> new Finding(
                        error.getPointer(),
                        error.getMessage(),
                        error.getCode() == null ? refused.code() : error.getCode()))
                .toList();
    }

    private MappingAttempt attempt(Refusal refusal) {
        return new MappingAttempt()
                .attempt(refusal.attempt())
                .output(json.convertValue(
                        Excerpt.object(refusal.output(), StepRecorder.MAX_OUTPUT_LENGTH), new TypeReference<>() {}))
                .errors(StepRecorder.fieldErrors(refusal.findings()));
    }

    private static String shortened(String detail) {
        return detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH - 1) + "…";
    }
}
