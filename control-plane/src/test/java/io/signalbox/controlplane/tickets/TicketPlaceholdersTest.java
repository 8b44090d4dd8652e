package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ticket had to be given when it was made, and nobody told. */
class TicketPlaceholdersTest extends TicketTransitions {

    @Test
    void marksWhatPatchDidNotTell() {
        Ticket made = stored(aChange().patch("title"));

        assertThat(kindOf(made, "title")).isEqualTo(FieldProvenance.Kind.PAYLOAD);
        assertPlaceholders(made, "status", "priority", "type");
    }

    @Test
    void marksWhatCommentBeforeItsTicketDidNotTell() {
        Ticket made = stored(aChange().partial().version(0).deletedComment("c1", 5));

        assertPlaceholders(made, "title", "status", "priority", "type");
    }

    @Test
    void marksWhatDeletionBeforeItsTicketBroughtAlong() {
        Ticket made = stored(aChange().deletionWithTicket());

        assertThat(made.isDeleted()).isTrue();
        assertPlaceholders(made, "title", "status", "priority", "type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "status", "priority", "type"})
    void replacesPlaceholderByWhateverIsTold(String field) {
        Ticket made = stored(aChange().version(9).patch("labels"));

        Ticket told = apply(made, aChange().version(1).patch(field)).after();

        assertThat(kindOf(made, field)).isEqualTo(FieldProvenance.Kind.DEFAULT);
        assertThat(kindOf(told, field)).isEqualTo(FieldProvenance.Kind.PAYLOAD);
    }

    private static void assertPlaceholders(Ticket ticket, String... fields) {
        for (String field : fields) {
            assertThat(kindOf(ticket, field)).as(field).isEqualTo(FieldProvenance.Kind.DEFAULT);
        }
    }

    private static FieldProvenance.Kind kindOf(Ticket ticket, String field) {
        Map<String, StoredProvenance> shown = ticket.shownProvenance();
        assertThat(shown).containsKey(field);
        return shown.get(field).source().kind();
    }
}
