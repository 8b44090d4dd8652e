package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.tickets.comments.CommentChange;
import io.signalbox.controlplane.tickets.comments.StoredComment;
import io.signalbox.controlplane.tickets.versions.Versions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same changes end in the same ticket, in whatever order they are processed and however often. */
class TicketOrderTest {

    private static final int SETS = 1_000;
    private static final int ORDERS = 10;
    private static final TicketKey KEY = new TicketKey(new UUID(0, 1), "10001");
    private static final UUID ID = new UUID(7, 7);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    /** Everything of a ticket but the times at which it was stored. */
    private record Content(
            TicketFields fields,
            Map<String, StoredProvenance> provenance,
            Versions versions,
            boolean deleted,
            @Nullable String mergedInto,
            Map<String, List<Object>> comments) {}

    @Test
    void endsInTheSameTicketInTenThousandOrders() {
        for (int seed = 0; seed < SETS; seed++) {
            var random = new RandomChanges(seed, KEY);
            List<TicketChange> changes = random.set();
            Content expected = contentAfter(changes);
            for (int number = 0; number < ORDERS; number++) {
                List<TicketChange> order = random.order(changes);
                assertThat(contentAfter(order)).as("seed %s", seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void takesTheSourcesSequenceBeforeTheOrderOfReceipt() {
        ChangeBuilder later = aChange().version(5).sequence(2).position(1).title("later at the source");
        ChangeBuilder earlier = aChange().version(5).sequence(1).position(2).title("received later");

        assertThat(titleAfter(later, earlier)).isEqualTo("later at the source");
        assertThat(titleAfter(earlier, later)).isEqualTo("later at the source");
    }

    @Test
    void takesTheOrderOfReceiptWhenTheSourceHasNoSequence() {
        ChangeBuilder first = aChange().version(5).position(1).title("received first");
        ChangeBuilder second = aChange().version(5).position(2).title("received second");

        assertThat(titleAfter(first, second)).isEqualTo("received second");
        assertThat(titleAfter(second, first)).isEqualTo("received second");
    }

    @Test
    void mergesTwoAnswersToOneEventFieldByField() {
        ChangeBuilder one = aChange().version(5).title("b").description("x");
        ChangeBuilder other = aChange().version(5).title("a").description("y");

        assertThat(fieldsAfter(one, other)).isEqualTo(fieldsAfter(other, one));
        assertThat(fieldsAfter(one, other).title()).isEqualTo("b");
        assertThat(fieldsAfter(one, other).description()).isEqualTo("y");
    }

    @Test
    void keepsAPatchThatIsNewerThanALateCompleteChange() {
        ChangeBuilder patch = aChange().patch("status").version(7).status(TicketStatus.DONE);
        ChangeBuilder late = aChange().version(6).position(2).title("late").status(TicketStatus.OPEN);
        TicketFields after = fieldsAfter(aChange().version(5), patch, late);

        assertThat(after.title()).isEqualTo("late");
        assertThat(after.status()).isEqualTo(TicketStatus.DONE);
    }

    @Test
    void linksTheSurvivorOnlyWhileTheTicketIsMergedAway() {
        Ticket away = after(aChange().version(5), aChange().mergedInto("10002").version(6));

        assertThat(away.mergedInto()).isEqualTo("10002");
        assertThat(away.apply(aChange().version(7).build(), NOW).after().mergedInto())
                .isNull();
    }

    private static String titleAfter(ChangeBuilder... changes) {
        return fieldsAfter(changes).title();
    }

    private static TicketFields fieldsAfter(ChangeBuilder... changes) {
        return after(changes).fields();
    }

    private static Ticket after(ChangeBuilder... changes) {
        return ticketAfter(Arrays.stream(changes).map(ChangeBuilder::build).toList());
    }

    private static Content contentAfter(List<TicketChange> changes) {
        Ticket ticket = ticketAfter(changes);
        Map<String, StoredComment> comments = new TreeMap<>();
        for (TicketChange change : changes) {
            for (CommentChange comment : change.comments()) {
                StoredComment before = comments.get(comment.externalId());
                comments.put(
                        comment.externalId(),
                        before == null
                                ? StoredComment.firstSeen(ID, ID, comment, change.position(), change.origin(), NOW)
                                : before.with(comment, change.position(), change.origin()));
            }
        }
        Map<String, List<Object>> contents = new TreeMap<>();
        comments.forEach((id, comment) -> contents.put(
                id,
                List.of(
                        comment.deleted(),
                        String.valueOf(comment.body()),
                        String.valueOf(comment.url()),
                        comment.versions())));
        return new Content(
                ticket.fields(),
                ticket.shownProvenance(),
                ticket.versions(),
                ticket.isDeleted(),
                ticket.mergedInto(),
                contents);
    }

    private static Ticket ticketAfter(List<TicketChange> changes) {
        Ticket ticket = Ticket.firstSeen(ID, changes.getFirst(), NOW).after();
        for (TicketChange change : changes.subList(1, changes.size())) {
            ticket = ticket.apply(change, NOW).after();
        }
        return ticket;
    }
}
