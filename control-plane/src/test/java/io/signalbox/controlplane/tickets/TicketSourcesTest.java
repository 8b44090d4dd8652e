package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static io.signalbox.controlplane.tickets.ChangeBuilder.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.comments.CommentView;
import io.signalbox.controlplane.tickets.comments.CommentVisibility;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the values of tickets and comments came from, as it is kept. */
class TicketSourcesTest extends TicketServices {

    private TenantFixture.TenantOrganization tenant;
    private TicketKey key;

    @BeforeEach
    void prepare() {
        tenant = fixture.tenant();
        key = new TicketKey(tenant.integration("jira"), "10001");
    }

    @Test
    void marksWhatNobodyToldYetAsPlaceholder() {
        UUID id = upsert(aChange()
                        .of(key)
                        .title("HubSpot ticket 1")
                        .patch("priority")
                        .build())
                .ticketId();

        assertThat(tenant.call(() -> search.get(id)).provenance())
                .hasEntrySatisfying(
                        "title", stored -> assertThat(stored.source().kind()).isEqualTo(FieldProvenance.Kind.DEFAULT))
                .hasEntrySatisfying(
                        "priority",
                        stored -> assertThat(stored.source().kind()).isEqualTo(FieldProvenance.Kind.PAYLOAD));
    }

    @Test
    void remembersWhoMayReadACommentAndWhereItCameFrom() {
        UUID id = upsert(aChange()
                        .of(key)
                        .internalComment("c1", 1, "Call the customer", from("/comment/body"))
                        .build())
                .ticketId();
        assertThat(comment(id).provenance())
                .containsEntry(
                        "body",
                        new StoredProvenance(
                                from("/comment/body"), new ChangeOrigin.Run(ChangeBuilder.RUN, ChangeBuilder.EVENT)));

        upsert(aChange().of(key).comment("c1", 2, "Call them").build());

        CommentView comment =
                tenant.call(() -> history.comments(id, null, 10)).items().getFirst();

        assertThat(comment.body()).isEqualTo("Call them");
        assertThat(comment.visibility()).isEqualTo(CommentVisibility.INTERNAL);
        // The new text came from nowhere that was told
        assertThat(comment.provenance()).doesNotContainKey("body");
    }

    @Test
    void refusesAServiceThatSpeaksForAnEvent() {
        TicketChange change = TicketChange.toldBy(
                new ChangeOrigin.Service(UUID.randomUUID(), "importer"),
                key,
                TicketOperation.UPSERT,
                1,
                1,
                aChange().build().fields(),
                aChange().internalComment("c1", 1, "x", from("/body")).build().comments(),
                null);

        assertThatThrownBy(() -> upsert(change)).isInstanceOf(TicketRefused.class);
    }

    private CommentView comment(UUID ticket) {
        return tenant.call(() -> history.comments(ticket, null, 10)).items().getFirst();
    }

    private TicketChangeResult upsert(TicketChange change) {
        return tenant.call(() -> tickets.upsert(change));
    }
}
