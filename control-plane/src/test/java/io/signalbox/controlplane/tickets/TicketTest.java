package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static io.signalbox.controlplane.tickets.ChangeBuilder.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketTest extends TicketTransitions {

    @Test
    void createsCompleteTicket() {
        Transition transition = first(aChange().version(5));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.CREATED);
        assertThat(transition.after().isComplete()).isTrue();
        assertThat(transition.after().versions().latest()).isEqualTo(5);
        assertThat(transition.after().createdAt()).isEqualTo(NOW);
    }

    @Test
    void appliesNewerVersion() {
        Transition transition =
                apply(stored(aChange().version(5)), aChange().version(6).title("New"));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UPDATED);
        assertThat(transition.after().fields().title()).isEqualTo("New");
        assertThat(transition.after().updatedAt()).isEqualTo(LATER);
    }

    @Test
    void appliesEqualVersion() {
        Transition transition = apply(
                stored(aChange().version(5).position(1)),
                aChange().version(5).position(2).title("New"));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UPDATED);
    }

    @Test
    void leavesNewerTicketAlone() {
        Ticket stored = stored(aChange().version(5));
        Transition transition = apply(stored, aChange().version(4).title("Old"));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.STALE);
        assertThat(transition.after()).isEqualTo(stored);
        assertThat(transition.mustBeStored()).isFalse();
    }

    @Test
    void raisesOnlyTheVersionWhenNothingElseDiffers() {
        Ticket stored = stored(aChange().version(5));
        Transition transition =
                apply(stored, aChange().version(9).sourceUpdatedAt(Instant.parse("2026-11-20T09:00:00Z")));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(transition.after().versions().latest()).isEqualTo(9);
        assertThat(transition.after().updatedAt()).isEqualTo(NOW);
        assertThat(apply(transition.after(), aChange().version(8).title("Late")).outcome())
                .as("between the two versions")
                .isEqualTo(ChangeOutcome.STALE);
    }

    @Test
    void takesReorderedLabelsAndOtherNumberFormsAsTheSame() {
        Ticket stored = stored(aChange().labels("b", "a").customFields(Map.of("points", 3, "nested", List.of(100))));
        Transition transition = apply(
                stored, aChange().labels("a", "b", "a").customFields(Map.of("points", 3.0, "nested", List.of(1e2))));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(transition.mustBeStored()).isFalse();
    }

    @Test
    void ignoresPassingMentionOfKnownTicket() {
        Ticket stored = stored(aChange().version(5));
        Transition transition = apply(stored, aChange().partial().version(99).title("Mentioned"));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(transition.mustBeStored()).isFalse();
    }

    @Test
    void replacesPassingMentionByCompleteChangeOfAnyVersion() {
        Ticket stored = stored(aChange().partial().version(99).title("Mentioned"));
        Transition transition = apply(stored, aChange().version(5).title("Complete"));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UPDATED);
        assertThat(transition.after().fields().title()).isEqualTo("Complete");
        assertThat(transition.after().versions().latest()).isEqualTo(5);
        assertThat(transition.after().isComplete()).isTrue();
    }

    @Test
    void patchChangesOnlyTheFieldsItNames() {
        Ticket stored = stored(aChange().version(5).title("Kept").customFields(Map.of("a", 1, "b", 2)));
        Transition transition = apply(
                stored,
                aChange()
                        .patch("status", "custom_fields")
                        .version(6)
                        .title("Not named")
                        .status(TicketStatus.DONE)
                        .customFields(Map.of("b", 3, "c", 4)));

        TicketFields after = transition.after().fields();
        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UPDATED);
        assertThat(after.title()).isEqualTo("Kept");
        assertThat(after.status()).isEqualTo(TicketStatus.DONE);
        assertThat(after.customFields()).isEqualTo(new CustomFields(Map.of("a", 1, "b", 3, "c", 4)));
    }

    @Test
    void patchWithoutValueClearsTheField() {
        Ticket stored = stored(aChange().version(5).description("Old"));
        Transition transition =
                apply(stored, aChange().patch("description").version(6).description(null));

        assertThat(transition.after().fields().description()).isNull();
        assertThat(transition.after().provenance()).doesNotContainKey("description");
    }

    @Test
    void acceptsLatePatchOfAnotherField() {
        Ticket stored = stored(aChange().patch("status").version(10).status(TicketStatus.DONE));
        Transition transition =
                apply(stored, aChange().patch("priority").version(9).priority(TicketPriority.URGENT));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.UPDATED);
        assertThat(transition.after().fields().priority()).isEqualTo(TicketPriority.URGENT);
        assertThat(transition.after().fields().status()).isEqualTo(TicketStatus.DONE);
        assertThat(transition.after().versions().latest()).isEqualTo(10);
    }

    @Test
    void refusesLatePatchOfTheSameField() {
        Ticket stored = stored(aChange().patch("status").version(10).status(TicketStatus.DONE));
        Transition transition =
                apply(stored, aChange().patch("status").version(9).status(TicketStatus.OPEN));

        assertThat(transition.outcome()).isEqualTo(ChangeOutcome.STALE);
        assertThat(transition.after().fields().status()).isEqualTo(TicketStatus.DONE);
    }

    @Test
    void refusesPatchOlderThanCompleteChange() {
        Ticket stored = stored(aChange().version(10));

        assertThat(apply(stored, aChange().patch("status").version(9).status(TicketStatus.DONE))
                        .outcome())
                .isEqualTo(ChangeOutcome.STALE);
    }

    @Test
    void namesTheNewestChangeThatStatesTheCurrentValue() {
        UUID laterRun = new UUID(1, 2);
        Ticket stored = stored(aChange()
                .version(5)
                .provenance("title", from("/issue/title"))
                .provenance("status", from("/issue/status")));
        Ticket after = apply(
                        stored,
                        aChange()
                                .version(6)
                                .by(laterRun, new UUID(1, 3))
                                .provenance("title", from("/issue/title"))
                                .provenance("status", from("/issue/status")))
                .after();

        assertThat(after.provenance().get("title").origin()).isEqualTo(new ChangeOrigin.Run(laterRun, new UUID(1, 3)));
        assertThat(after.provenance().get("status").origin()).isEqualTo(new ChangeOrigin.Run(laterRun, new UUID(1, 3)));
    }
}
