package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.Finding;
import io.signalbox.agent.workflows.ticketmapping.AnswerReader.UnreadableAnswer;
import io.signalbox.agent.workflows.ticketmapping.Assignment.RejectedAnswer;
import io.signalbox.agent.workflows.ticketmapping.Progress.Drafted;
import io.signalbox.contract.shared.ModelUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Drafts that a model has a part in: a whole ticket, or the few fields rules left open. */
final class ModelDrafts {

    /**
     * What a model may write. Not among them: people, for an identity is joined only on an account that rules read; ids of other tickets (a
     * parent), custom fields, anything about comments, versions or operations. Those stay with the rules.
     */
    static final Set<String> WRITABLE = sorted(
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
            "due_date",
            "source_created_at");

    private static final int MAX_SHOWN_ANSWER_LENGTH = 4000;

    private final ContractSchemas schemas;
    private final ProposalDocument documents;
    private final ObjectMapper json;

    ModelDrafts(ContractSchemas schemas, ObjectMapper json) {
        this.schemas = schemas;
        this.documents = new ProposalDocument(json);
        this.json = json;
    }

    Outcome<MappingState> whole(MappingWork work, String why) {
        ObjectNode document = documents.blank(work.input().event());
        return ask(work, new Draft(document, WRITABLE, List.of()), null, why);
    }

    Outcome<MappingState> residue(MappingWork work, ObjectNode document, Proposal proposal) {
        var open = new TreeSet<>(proposal.residue());
        open.retainAll(WRITABLE);
        if (open.isEmpty()) {
            var candidate = Candidate.ofRules(document, proposal.notes());
            return work.mapped(new Drafted(candidate), AttemptOutput.noted(candidate, json));
        }
        String why = "The rules filled these fields only provisionally: " + String.join(", ", open) + ".";
        var draft = new Draft(document, Collections.unmodifiableSet(open), proposal.notes());
        return ask(work, draft, document.path("ticket"), why);
    }

    /** In a fixed order: checkpoints and schemas are made from it. */
    private static Set<String> sorted(String... names) {
        return Collections.unmodifiableSet(new TreeSet<>(List.of(names)));
    }

    private Outcome<MappingState> ask(MappingWork work, Draft draft, @Nullable JsonNode known, String why) {
        var assignment = new Assignment(
                work.input().event(), work.input().instructions(), draft.open(), known, why, rejected(work.before()));
        ObjectNode schema = schemas.answer(draft.open());
        Prompt prompt = new PromptWriter(work.input().prompt()).write(assignment, schema);
        ModelAnswer answer =
                work.context().models().ask(new ModelRequest(prompt.system(), prompt.user(), "ticket_answer", schema));
        if (answer.failure() != null) {
            return Transition.failed(answer.failure(), work.digested());
        }
        Candidate candidate = candidate(
                prompt.shortened() ? draft.noted() : draft,
                answer,
                work.before().mappingAttempt());
        return work.mapped(new Drafted(candidate), AttemptOutput.noted(candidate, json), answer.usage());
    }

    private Candidate candidate(Draft draft, ModelAnswer reply, int attempt) {
        ModelUsage usage = reply.usage();
        String text = usage.getAnswer() == null ? "" : usage.getAnswer();
        try {
            complete(reply.stop());
            ObjectNode answer = AnswerReader.read(text);
            ObjectNode document = answer.has(ContractSchemas.NOT_A_TICKET)
                    ? null
                    : filled(draft.document(), draft.open(), answer, usage.getModel(), attempt);
            return new Candidate(document, answer, draft.open(), List.of(), null, draft.notes());
        } catch (UnreadableAnswer unreadable) {
            var finding = new Finding("", String.valueOf(unreadable.getMessage()), "not_json");
            return new Candidate(null, null, draft.open(), List.of(finding), shortened(text), draft.notes());
        }
    }

    private static void complete(ModelAnswer.Stop stop) throws UnreadableAnswer {
        switch (stop) {
            case DONE -> {}
            case CUT_OFF ->
                throw new UnreadableAnswer("The answer was cut off at the output limit: give a shorter one.");
            case FILTERED -> throw new UnreadableAnswer("The provider's content filter stopped the answer.");
        }
    }

    private ObjectNode filled(ObjectNode document, Set<String> open, ObjectNode answer, String model, int attempt) {
        ObjectNode filled = document.deepCopy();
        ObjectNode provenance = documents.provenance(Provenance.model(model, attempt));
        answer.path("ticket").properties().stream()
                .filter(field -> open.contains(field.getKey()))
                .forEach(field -> {
                    filled.withObject("/ticket").set(field.getKey(), field.getValue());
                    filled.withObject("/provenance").set(field.getKey(), provenance);
                });
        return filled;
    }

    /** In canonical form, so that a resumed run puts the same question as one that was never interrupted. */
    private static List<RejectedAnswer> rejected(MappingState state) {
        return state.refusals().stream()
                .map(each -> new RejectedAnswer(shortened(CanonicalJson.text(each.output())), problems(each)))
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

    /** What an answer is put into: the change so far, and the fields that are open. */
    private record Draft(ObjectNode document, Set<String> open, List<Note> notes) {

        /** The model was not shown everything. */
        Draft noted() {
            var more = new ArrayList<>(notes);
            more.add(
                    new Note(
                            "",
                            "The event is longer than a prompt may be; the model was shown its beginning and shortened texts."));
            return new Draft(document, open, more);
        }
    }
}
