package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static io.signalbox.controlplane.tickets.ChangeBuilder.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.tickets.activities.ActivityKind;
import io.signalbox.controlplane.tickets.activities.ActivityView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketsTest extends TicketScene {

    @Test
    void keepsEveryValue() {
        UUID ann = person("ann", "Ann");
        Map<String, Object> custom = new HashMap<>(Map.of("points", 100, "list", List.of(1, "two", true)));
        custom.put("nothing", null);
        TicketChange change = aChange()
                .of(key)
                .title("Größe prüfen")
                .description("Long text")
                .url("https://example.com/1")
                .key("PROJ-1")
                .labels("b", "a")
                .assignee(ann)
                .parent("10000")
                .dueDate(LocalDate.of(2026, 12, 24))
                .sourceUpdatedAt(Instant.parse("2026-11-20T08:00:00.123456789Z"))
                .customFields(custom)
                .provenance("title", from("/issue/fields/summary"))
                .build();

        UUID id = upsert(change).ticketId();
        TicketView stored = get(id);

        assertThat(stored.fields()).isEqualTo(change.fields());
        assertThat(stored.assignee()).isEqualTo(new PersonView(ann, "Ann"));
        assertThat(stored.parent()).isEqualTo(new TicketView.Reference("10000", null, null));
        assertThat(stored.provenance())
                .containsEntry(
                        "title",
                        new StoredProvenance(
                                from("/issue/fields/summary"),
                                new ChangeOrigin.Run(ChangeBuilder.RUN, ChangeBuilder.EVENT)));
    }

    @Test
    void answersUnchangedForTheSameAgain() {
        TicketChange change = aChange().of(key).customFields(Map.of("a", 1.50)).build();
        UUID id = upsert(change).ticketId();
        Instant updatedAt = get(id).updatedAt();

        TicketChangeResult again = upsert(change);

        assertThat(again.outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(again.ticketId()).isEqualTo(id);
        assertThat(get(id).updatedAt()).isEqualTo(updatedAt);
        assertThat(activities(id)).hasSize(1);
    }

    @Test
    void tellsWhatChangedInWords() {
        UUID ann = person("ann", "Ann");
        UUID bob = person("bob", "Bob");
        UUID id = upsert(aChange()
                        .of(key)
                        .version(1_700_000_000_001L)
                        .assignee(ann)
                        .build())
                .ticketId();
        upsert(aChange()
                .of(key)
                .version(1_700_000_000_002L)
                .assignee(bob)
                .status(TicketStatus.DONE)
                .labels("x", "y")
                .customFields(Map.of("points", 3))
                .actor(bob)
                .build());

        List<ActivityView> newest = activities(id);

        assertThat(newest)
                .filteredOn(activity -> activity.kind() == ActivityKind.CHANGED)
                .extracting(ActivityView::field, ActivityView::from, ActivityView::to)
                .containsExactlyInAnyOrder(
                        tuple("assignee_id", "Ann", "Bob"),
                        tuple("status", "open", "done"),
                        tuple("labels", null, "x, y"),
                        tuple("custom_fields.points", null, "3"));
        assertThat(newest.getFirst().actor()).isEqualTo(new PersonView(bob, "Bob"));
        assertThat(newest.getFirst().at()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_002L));
        assertThat(newest.getLast().kind()).isEqualTo(ActivityKind.CREATED);
    }

    @Test
    void tellsOfDeletionAndReturn() {
        UUID id = upsert(aChange().of(key).version(1).build()).ticketId();
        upsert(aChange().of(key).version(2).deletion().build());
        assertThat(get(id).deletedAt()).isNotNull();
        upsert(aChange().of(key).version(3).build());

        assertThat(get(id).deletedAt()).isNull();
        assertThat(activities(id))
                .extracting(ActivityView::kind)
                .containsExactlyInAnyOrder(ActivityKind.CREATED, ActivityKind.DELETED, ActivityKind.RESTORED);
    }

    @Test
    void keepsTombstoneOfUnknownTicket() {
        TicketChangeResult deleted =
                upsert(aChange().of(key).version(9).deletion().build());
        TicketChangeResult late = upsert(aChange().of(key).version(8).build());

        assertThat(deleted.outcome()).isEqualTo(ChangeOutcome.DELETED);
        assertThat(late.outcome()).isEqualTo(ChangeOutcome.STALE);
        assertThat(late.ticketId()).isEqualTo(deleted.ticketId());
    }

    @Test
    void linksParentOnceItIsKnown() {
        UUID child = upsert(aChange().of(key).parent("10000").build()).ticketId();
        UUID parent = upsert(aChange()
                        .of(new TicketKey(key.integrationId(), "10000"))
                        .title("Epic")
                        .build())
                .ticketId();

        assertThat(get(child).parent()).isEqualTo(new TicketView.Reference("10000", parent, "Epic"));
    }

    private UUID person(String account, String name) {
        return tenant.call(() -> identities
                .map(new AccountSource(key.integrationId(), true), List.of(new Account(account, name, null, null)))
                .getFirst());
    }

    private List<ActivityView> activities(UUID id) {
        return tenant.call(() -> history.activities(id, null, 50).items());
    }
}
