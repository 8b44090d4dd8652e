package io.signalbox.controlplane.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.comments.CommentView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is stored says as much as what is in memory: the order of processing does not show after a round through PostgreSQL either. */
class TicketOrderStorageTest extends TicketServices {

    private static final int SETS = 25;
    private static final int ORDERS = 4;

    private record Content(
            TicketFields fields,
            Map<String, StoredProvenance> provenance,
            long version,
            boolean deleted,
            @Nullable String mergedInto,
            Set<String> comments) {}

    @Test
    void endsInTheSameStoredTicketInEveryOrder() {
        TenantFixture.TenantOrganization tenant = fixture.tenant();
        for (int seed = 0; seed < SETS; seed++) {
            Content expected = null;
            for (int number = 0; number <= ORDERS; number++) {
                var key = new TicketKey(tenant.integration("jira"), "10001");
                var random = new RandomChanges(seed, key);
                List<TicketChange> changes = random.set();
                List<TicketChange> order = changes;
                for (int turn = 0; turn < number; turn++) {
                    order = random.order(changes);
                }
                Content content = contentAfter(tenant, order);
                expected = expected == null ? content : expected;
                assertThat(content).as("seed %s, order %s", seed, number).isEqualTo(expected);
            }
        }
    }

    private Content contentAfter(TenantFixture.TenantOrganization tenant, List<TicketChange> changes) {
        UUID id = null;
        for (TicketChange change : changes) {
            id = tenant.call(() -> tickets.upsert(change)).ticketId();
        }
        UUID ticketId = id;
        TicketView view = tenant.call(() -> search.get(ticketId));
        List<CommentView> comments =
                tenant.call(() -> history.comments(ticketId, null, 50)).items();
        return new Content(
                view.fields(),
                view.provenance(),
                view.sourceVersion(),
                view.deletedAt() != null,
                view.mergedInto() == null ? null : view.mergedInto().externalId(),
                comments.stream()
                        .map(comment -> comment.externalId() + comment.deleted() + comment.body() + comment.url())
                        .collect(Collectors.toSet()));
    }
}
