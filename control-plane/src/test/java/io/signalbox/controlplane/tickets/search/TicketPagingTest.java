package io.signalbox.controlplane.tickets.search;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.ChangeBuilder;
import io.signalbox.controlplane.tickets.TicketNotFound;
import io.signalbox.controlplane.tickets.activities.ActivityView;
import io.signalbox.controlplane.tickets.comments.CommentView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages of tickets, comments and activities, of one's own alone. */
class TicketPagingTest extends TicketSearchScene {

    @Test
    void pagesThroughEverythingOnce() {
        List<UUID> stored = new ArrayList<>();
        for (int count = 0; count < 7; count++) {
            stored.addFirst(stored(aChange().title("Printer " + count)));
        }

        for (TicketFilter filter : List.of(all(), text("printer"))) {
            List<UUID> seen = new ArrayList<>();
            Cursor cursor = null;
            do {
                Page<TicketSummary> page = find(filter, cursor, 3);
                page.items().forEach(ticket -> seen.add(ticket.id()));
                cursor = page.next();
            } while (cursor != null);
            assertThat(seen).containsExactlyElementsOf(stored);
        }
    }

    @Test
    void pagesThroughCommentsAndActivities() {
        ChangeBuilder change = aChange();
        for (int count = 0; count < 5; count++) {
            change.comment("c" + count, 1_700_000_000_000L + count, "comment " + count);
        }
        UUID id = stored(change);

        Page<CommentView> first = tenant.call(() -> history.comments(id, null, 3));
        Page<CommentView> second = tenant.call(() -> history.comments(id, first.next(), 3));
        Page<ActivityView> newest = tenant.call(() -> history.activities(id, null, 4));
        Page<ActivityView> oldest = tenant.call(() -> history.activities(id, newest.next(), 4));

        assertThat(first.items()).extracting(CommentView::body).containsExactly("comment 0", "comment 1", "comment 2");
        assertThat(second.items()).extracting(CommentView::body).containsExactly("comment 3", "comment 4");
        assertThat(second.next()).isNull();
        assertThat(newest.items()).hasSize(4);
        assertThat(oldest.items()).hasSize(2);
    }

    @Test
    void knowsNoTicketOfAnotherTenant() {
        UUID id = stored(aChange());
        TenantFixture.TenantOrganization stranger = fixture.tenant();

        assertThatThrownBy(() -> stranger.call(() -> search.get(id))).isInstanceOf(TicketNotFound.class);
        assertThatThrownBy(() -> stranger.call(() -> history.comments(id, null, 5)))
                .isInstanceOf(TicketNotFound.class);
        assertThatThrownBy(() -> stranger.call(() -> history.activities(id, null, 5)))
                .isInstanceOf(TicketNotFound.class);
    }
}
