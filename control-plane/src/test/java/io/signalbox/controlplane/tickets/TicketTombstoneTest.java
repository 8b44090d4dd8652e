package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What deletion, return and order of changes make of a ticket. */
class TicketTombstoneTest extends TicketTransitions {

    @Test
    void turnsIntoTombstone() {
        Transition transition =
                apply(stored(aChange().version(5)), aChange().deletion().version(6));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.DELETED);
        assertThat(transition.after().deletedAt()).isEqualTo(LATER);
        assertThat(transition.after().fields().title()).isEqualTo("Printer is on fire");
    }

    @Test
    void staysTombstoneWhenDeletedAgain() {
        Ticket tombstone = stored(aChange().deletion().version(6));
        Transition transition = apply(tombstone, aChange().deletion().version(6));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(transition.mustBeStored()).isFalse();
    }

    @Test
    void ignoresDeletionOlderThanTheTicket() {
        assertThat(apply(stored(aChange().version(5)), aChange().deletion().version(4))
                        .outcome())
                .isEqualTo(ChangeOutcome.STALE);
    }

    @Test
    void lateCreationDoesNotReviveTombstoneOfUnknownTicket() {
        Ticket tombstone = stored(aChange().deletion().version(6));

        for (long version : new long[] {5, 6}) {
            assertThat(apply(tombstone, aChange().version(version)).outcome()).isEqualTo(ChangeOutcome.STALE);
            assertThat(apply(tombstone, aChange().patch("status").version(version))
                            .outcome())
                    .isEqualTo(ChangeOutcome.STALE);
        }
        assertThat(apply(tombstone, aChange().partial().version(99)).after().isDeleted())
                .isTrue();
    }

    @Test
    void newerCompleteChangeRestoresTombstone() {
        Ticket tombstone = stored(aChange().deletion().version(6));
        Transition transition = apply(tombstone, aChange().version(7).title("Back"));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UPDATED);
        assertThat(transition.after().isDeleted()).isFalse();
        assertThat(transition.after().fields().title()).isEqualTo("Back");
    }

    @Test
    void newerPatchRestoresWhatWasLastKnown() {
        Ticket tombstone = apply(
                        stored(aChange().version(5).title("Kept")),
                        aChange().deletion().version(6))
                .after();
        Transition transition =
                apply(tombstone, aChange().patch("status").version(7).status(TicketStatus.DONE));

        assertThat(transition.after().isDeleted()).isFalse();
        assertThat(transition.after().fields().title()).isEqualTo("Kept");
        assertThat(transition.after().fields().status()).isEqualTo(TicketStatus.DONE);
    }

    /** Whatever the order of arrival, the newest version wins. */
    @Test
    void endsInTheSameStateInEveryOrder() {
        List<ChangeBuilder> changes = List.of(
                aChange().version(1).title("one"),
                aChange().version(2).title("two").status(TicketStatus.IN_PROGRESS),
                aChange().deletion().version(3),
                aChange().version(4).title("four").labels("x"),
                aChange().partial().version(0).title("passing"));

        for (List<ChangeBuilder> order : permutations(changes)) {
            Ticket ticket = first(order.getFirst()).after();
            for (ChangeBuilder change : order.subList(1, order.size())) {
                ticket = apply(ticket, change).after();
            }
            assertThat(ticket.fields().title()).isEqualTo("four");
            assertThat(ticket.isDeleted()).isFalse();
            assertThat(ticket.versions().latest()).isEqualTo(4);
        }
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T head : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(head);
            for (List<T> tail : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(head));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }
}
