package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.mapping.rules.Accounts;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.CustomFields;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form sent from Slack. Its author chose the names of the inputs, so those that say what they are decide: a title or the
 * first text, a description or the second, a priority.
 *
 * @param receivedAt stands in for the time that a form does not carry
 */
record FormSubmission(Cursor payload, Instant receivedAt) {

    private static final Pattern TITLE = Pattern.compile("title|summary|subject");
    private static final Pattern DESCRIPTION = Pattern.compile("desc|detail|body|problem");
    private static final Pattern PRIORITY = Pattern.compile("prio|urgen|sever");
    private static final Set<String> TEXTS = Set.of("plain_text_input", "email_text_input", "number_input");

    Mapping map() {
        List<FormInput> inputs = FormInput.of(payload.at("view").required());
        Optional<FormInput> title = named(inputs, TITLE).or(() -> texts(inputs).findFirst());
        if (title.isEmpty()) {
            return Unmapped.byRules(
                    "No input of the Slack form below /view/state/values holds a text to name a ticket. Give the form"
                            + " a text input whose name says title, summary or subject.");
        }
        Optional<FormInput> description = named(inputs, DESCRIPTION)
                .or(() -> texts(inputs).filter(input -> input != title.get()).findFirst());
        Sourced<Person> sender = sender();
        return ticket(title.get(), description, named(inputs, PRIORITY))
                .reporter(sender)
                .customFields(rest(inputs), Provenance.payloadByRule("/view/state/values", "slack.form_inputs"))
                .full(receivedAt.toEpochMilli(), List.of(), Accounts.valueOf(sender), residue(named(inputs, PRIORITY)));
    }

    /** What somebody chose in the form stands; a model may improve only what nobody said. */
    private static Set<String> residue(Optional<FormInput> priority) {
        return priority.flatMap(FormSubmission::known).isPresent()
                ? Set.of("type", "labels")
                : Set.of("priority", "type", "labels");
    }

    private SourcedTicket ticket(FormInput title, Optional<FormInput> description, Optional<FormInput> priority) {
        return new SourcedTicket(title.value()
                        .by("slack.form_title", text -> text.strip().replaceAll("\\s+", " ")))
                .description(description.map(FormInput::value).orElse(null))
                .status(Sourced.fallback(TicketStatus.OPEN, "slack.status_default"))
                .rawPriority(priority.map(FormInput::value).orElse(null))
                .priority(priority.flatMap(FormSubmission::known)
                        .orElseGet(() -> Sourced.fallback(TicketPriority.NORMAL, "slack.priority_default")))
                .type(Sourced.byRule(TicketType.REQUEST, "slack.form_is_request"))
                .createdAt(Sourced.byRule(receivedAt, "slack.received_at"))
                .updatedAt(Sourced.byRule(receivedAt, "slack.received_at"));
    }

    private static Optional<Sourced<TicketPriority>> known(FormInput input) {
        return StatusVocabulary.priority(input.value().value())
                .map(priority -> input.value().by("slack.form_priority", ignored -> priority));
    }

    private static Optional<FormInput> named(List<FormInput> inputs, Pattern name) {
        return inputs.stream()
                .filter(input -> name.matcher(input.name()).find())
                .findFirst();
    }

    private static Stream<FormInput> texts(List<FormInput> inputs) {
        return inputs.stream().filter(input -> TEXTS.contains(input.type()));
    }

    private CustomFields rest(List<FormInput> inputs) {
        CustomFields kept = new CustomFields().keep("form", payload.at("view", "callback_id"));
        inputs.forEach(input -> kept.keep(input.name(), (Object) input.value().value()));
        return kept;
    }

    private @Nullable Sourced<Person> sender() {
        Cursor user = payload.at("user");
        return Accounts.of(
                user,
                user.at("id").text(),
                user.at("name").string(),
                user.at("username").string(),
                null);
    }
}
