package io.signalbox.agent.mapping.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Absence is not a value: only what an event carries changes a ticket. */
class AbsenceTest {

    @Test
    void knowsTheWholeTicketWhenEveryFieldIsCarried() {
        Proposal proposal = map("{'title':'A','labels':['x'],'assignee':'u-1','due':'2026-01-01'}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.FULL);
        assertThat(proposal.notes()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsMissing() {
        Proposal proposal = map("{'title':'A','due':'2026-01-01'}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(proposal.provenance()).containsOnlyKeys("title", "due_date");
    }

    @Test
    void leavesAloneWhatIsNullUnlessNullMeansEmpty() {
        Proposal proposal = map("{'title':'A','labels':null,'assignee':null,'due':'2026-01-01'}");

        assertThat(proposal.provenance()).containsOnlyKeys("title", "assignee_id", "due_date");
        assertThat(proposal.ticket().assignee()).isNull();
    }

    @Test
    void emptiesWhatIsCarriedEmpty() {
        Proposal proposal = map("{'title':'A','labels':[],'due':''}");

        assertThat(proposal.provenance()).containsOnlyKeys("title", "labels", "due_date");
        assertThat(proposal.ticket().labels()).isEmpty();
    }

    @Test
    void leavesAloneWhatCannotBeReadAndSaysSo() {
        Proposal proposal = map("{'title':'A','labels':['x'],'assignee':'u-1','due':'next week'}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(proposal.provenance()).containsOnlyKeys("title", "labels", "assignee_id");
        assertThat(proposal.notes()).containsExactly(new Note("/due", "/due is not a date. It was left out."));
    }

    @Test
    void neverPatchesWithAPlaceholder() {
        Proposal proposal = map("{'title':'\u200b','labels':['x']}");

        assertThat(proposal.ticket().title()).isEqualTo("(no title)");
        assertThat(proposal.provenance()).containsOnlyKeys("labels");
    }

    private static Proposal map(String json) {
        try {
            Cursor event = Cursor.root(new ObjectMapper().readTree(json.replace('\'', '"')));
            return ticket(event).full(1, null);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private static SourcedTicket ticket(Cursor event) {
        Sourced<String> title = event.at("title").text();
        Sourced<String> shown = title == null ? Sourced.fallback("(no title)", "test.title") : title;
        return new SourcedTicket(shown)
                .told("labels", event.at("labels"), ticket -> ticket.labels(labels(event.at("labels"))))
                .emptiable(
                        "assignee_id",
                        event.at("assignee"),
                        ticket -> ticket.assignee(Accounts.ofId(event.at("assignee"))))
                .told(
                        "due_date",
                        event.at("due"),
                        ticket -> ticket.dueDate(event.at("due").date().orElse(null)));
    }

    private static Sourced<List<String>> labels(Cursor place) {
        List<String> names = place.items().stream().map(Cursor::requiredString).toList();
        return new Sourced<>(names, Provenance.payload(place.pointer()));
    }
}
