package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.graph.Progress.Drafted;
import io.signalbox.agent.graph.Progress.Failed;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.model.AnswerReader;
import io.signalbox.agent.model.AnswerReader.UnreadableAnswer;
import io.signalbox.agent.model.Assignment;
import io.signalbox.agent.model.Assignment.RejectedAnswer;
import io.signalbox.agent.model.ModelFailure;
import io.signalbox.agent.model.Models;
import io.signalbox.agent.runs.Run;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.Finding;
import io.signalbox.contract.agentapi.model.ModelChoice;
import io.signalbox.contract.shared.ModelUsage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Drafts that a model has a part in: a whole ticket, or the few fields rules left open. */
final class ModelDrafts {

    /**
     * What a model may write. Not among them: ids of other tickets (a parent), custom fields, anything about comments, versions or
     * operations; those stay with the rules.
     */
    static final Set<String> WRITABLE = Set.of(
            "title",
            "description",
            "raw_status",
            "status",
            "raw_priority",
            "priority",
            "raw_type",
            "type",
            "url",
            "key",
            "labels",
            "assignee",
            "reporter",
            "due_date",
            "source_created_at");

    /** Fields whose provenance the contract keeps under another name. */
    private static final Map<String, String> STORED_AS = Map.of("assignee", "assignee_id", "reporter", "reporter_id");

    private static final int MAX_SHOWN_ANSWER_LENGTH = 4000;

    private final Run run;
    private final Models models;
    private final ContractSchemas schemas;
    private final ProposalDocument documents;
    private final ObjectMapper json;

    ModelDrafts(Run run, Models models, ContractSchemas schemas, ObjectMapper json) {
        this.run = run;
        this.models = models;
        this.schemas = schemas;
        this.documents = new ProposalDocument(json);
        this.json = json;
    }

    Transition whole(RunState state, String why, ObjectNode input) {
        return ask(state, documents.blank(run.event()), WRITABLE, null, List.of(), why, input);
    }

    Transition residue(RunState state, ObjectNode document, Proposal proposal, ObjectNode input) {
        var open = new TreeSet<String>();
        proposal.residue().forEach(field -> open.add(writableName(field)));
        open.retainAll(WRITABLE);
        if (open.isEmpty()) {
            var candidate = Candidate.ofRules(document, proposal.notes());
            return Transition.mapped(new Drafted(candidate), input, AttemptOutput.noted(candidate, json));
        }
        String why = "The rules filled these fields only provisionally: " + String.join(", ", open) + ".";
        return ask(state, document, Set.copyOf(open), document.path("ticket"), proposal.notes(), why, input);
    }

    /** The name under which a model writes the contract's field: it names accounts, the contract identities. */
    static String writableName(String contractName) {
        return STORED_AS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(contractName))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(contractName);
    }

    private Transition ask(
            RunState state,
            ObjectNode document,
            Set<String> open,
            @Nullable JsonNode known,
            List<Note> notes,
            String why,
            ObjectNode input) {
        ModelChoice choice = run.usableModel().orElseThrow();
        var assignment = new Assignment(run.event(), open, known, why, rejected(state));
        Models.Reply reply = models.ask(choice, assignment, schemas.answer(open));
        ModelFailure failure = reply.failure();
        if (failure != null) {
            var failed = new Failed(failure.kind().code(), String.valueOf(failure.getMessage()), failure.retryAfter());
            return Transition.failed(failed, input).using(reply.usage());
        }
        Candidate candidate = candidate(document, open, notes, reply.usage(), state.mappingAttempt());
        return Transition.mapped(new Drafted(candidate), input, AttemptOutput.noted(candidate, json))
                .using(reply.usage());
    }

    private Candidate candidate(
            ObjectNode document, Set<String> open, List<Note> notes, ModelUsage usage, int attempt) {
        String text = usage.getAnswer() == null ? "" : usage.getAnswer();
        try {
            ObjectNode answer = AnswerReader.read(text);
            return new Candidate(
                    filled(document, open, answer, usage.getModel(), attempt), answer, open, List.of(), null, notes);
        } catch (UnreadableAnswer unreadable) {
            var finding = new Finding("", String.valueOf(unreadable.getMessage()), "not_json");
            return new Candidate(null, null, open, List.of(finding), shortened(text), notes);
        }
    }

    private ObjectNode filled(ObjectNode document, Set<String> open, ObjectNode answer, String model, int attempt) {
        ObjectNode filled = document.deepCopy();
        ObjectNode provenance = documents.provenance(Provenance.model(model, attempt));
        answer.path("ticket").properties().stream()
                .filter(field -> open.contains(field.getKey()))
                .forEach(field -> {
                    filled.withObject("/ticket").set(field.getKey(), field.getValue());
                    filled.withObject("/provenance")
                            .set(STORED_AS.getOrDefault(field.getKey(), field.getKey()), provenance);
                });
        return filled;
    }

    private static List<RejectedAnswer> rejected(RunState state) {
        return state.refusals().stream()
                .map(each -> new RejectedAnswer(shortened(each.output().toString()), problems(each)))
                .toList();
    }

    private static List<String> problems(Refusal refusal) {
        return refusal.findings().stream()
                .map(each -> each.pointer().isEmpty() ? each.message() : each.pointer() + ": " + each.message())
                .toList();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN_ANSWER_LENGTH ? text : text.substring(0, MAX_SHOWN_ANSWER_LENGTH) + "…";
    }
}
