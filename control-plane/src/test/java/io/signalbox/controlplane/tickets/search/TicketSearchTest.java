package io.signalbox.controlplane.tickets.search;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.ChangeBuilder;
import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketNotFound;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import io.signalbox.controlplane.tickets.Tickets;
import io.signalbox.controlplane.tickets.activities.ActivityView;
import io.signalbox.controlplane.tickets.comments.CommentView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ControlPlaneTest
class TicketSearchTest {

    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketSearch search;

    @Autowired
    private TicketHistory history;

    @Autowired
    private Identities identities;

    @Autowired
    private TenantFixture fixture;

    private TenantFixture.TenantOrganization tenant;
    private UUID jira;
    private int number;

    @BeforeEach
    void prepare() {
        tenant = fixture.tenant();
        jira = tenant.integration("jira");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printer",
                "PRINT",
                "fire print",
                "größe",
                "PROJ-123",
                "proj 12",
                "octo/repo#7",
                "T1:C2:171",
                "ann@example",
                "lost 'quotes' & <tags> | ! : *"
            })
    void findsByTheBeginningOfWords(String text) {
        UUID wanted = stored(aChange()
                .title("The Printer is on fire: lost 'quotes' & <tags>")
                .description("See octo/repo#7, ask ann@example.com about the Größe")
                .key("PROJ-123")
                .of(new TicketKey(jira, "T1:C2:171.22")));
        stored(aChange().title("Something else"));

        assertThat(ids(text(text))).containsExactly(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"water", "printer water", "rinter", "PROJ-124", "&&&"})
    void findsNothingElse(String text) {
        stored(aChange().title("Printer is on fire").key("PROJ-123"));

        assertThat(ids(text(text))).isEmpty();
    }

    @Test
    void toleratesCharactersTheDatabaseCannotHold() {
        assertThat(ids(text("a\0b"))).isEmpty();
    }

    @Test
    void neverFindsTicketsOfAnotherTenant() {
        stored(aChange().title("Printer").labels("hot"));
        TenantFixture.TenantOrganization stranger = fixture.tenant();

        for (TicketFilter filter : List.of(text("printer"), label("hot"), all())) {
            assertThat(stranger.call(() -> search.find(filter, null, 50)).items())
                    .isEmpty();
        }
    }

    @Test
    void narrowsByEachFilter() {
        UUID ann = tenant.call(() -> identities
                .map(jira, List.of(new Account("ann", "Ann", null, null)))
                .getFirst());
        UUID wanted = stored(aChange()
                .status(TicketStatus.DONE)
                .priority(TicketPriority.URGENT)
                .labels("hot", "new")
                .assignee(ann)
                .of(new TicketKey(jira, "wanted")));
        stored(aChange().labels("cold"));
        UUID github = tenant.integration("github");
        UUID elsewhere = stored(aChange().of(new TicketKey(github, "7")));

        assertThat(ids(statuses(TicketStatus.DONE, TicketStatus.ON_HOLD))).containsExactly(wanted);
        assertThat(ids(filter(null, null, List.of(), List.of(TicketPriority.URGENT), null, null, false)))
                .containsExactly(wanted);
        assertThat(ids(label("hot"))).containsExactly(wanted);
        assertThat(ids(filter(null, null, List.of(), List.of(), ann, null, false)))
                .containsExactly(wanted);
        assertThat(ids(filter(null, "wanted", List.of(), List.of(), null, null, false)))
                .containsExactly(wanted);
        assertThat(ids(filter(github, null, List.of(), List.of(), null, null, false)))
                .containsExactly(elsewhere);
        assertThat(ids(statuses(TicketStatus.CANCELLED))).isEmpty();
    }

    @Test
    void namesTheAssignee() {
        UUID ann = tenant.call(() -> identities
                .map(jira, List.of(new Account("ann", "Ann", null, null)))
                .getFirst());
        stored(aChange().assignee(ann));

        assertThat(find(all(), null, 10).items())
                .extracting(TicketSummary::assignee)
                .containsExactly(new PersonView(ann, "Ann"));
    }

    @Test
    void keepsTombstonesApart() {
        UUID alive = stored(aChange());
        UUID dead = stored(aChange().version(1).of(new TicketKey(jira, "gone")));
        stored(aChange().version(2).deletion().of(new TicketKey(jira, "gone")));

        assertThat(ids(all())).containsExactly(alive);
        assertThat(ids(filter(null, null, List.of(), List.of(), null, null, true)))
                .containsExactly(dead);
    }

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

    private UUID stored(ChangeBuilder change) {
        TicketChange built = change.build();
        TicketChange own = built.ticket().integrationId().equals(new UUID(0, 1))
                ? change.of(new TicketKey(jira, "n" + ++number)).build()
                : built;
        return tenant.call(() -> tickets.upsert(own)).ticketId();
    }

    private Page<TicketSummary> find(TicketFilter filter, Cursor after, int limit) {
        return tenant.call(() -> search.find(filter, after, limit));
    }

    private List<UUID> ids(TicketFilter filter) {
        return find(filter, null, 50).items().stream().map(TicketSummary::id).toList();
    }

    private static TicketFilter all() {
        return filter(null, null, List.of(), List.of(), null, null, false);
    }

    private static TicketFilter statuses(TicketStatus... statuses) {
        return filter(null, null, List.of(statuses), List.of(), null, null, false);
    }

    private static TicketFilter label(String label) {
        return filter(null, null, List.of(), List.of(), null, label, false);
    }

    private static TicketFilter text(String text) {
        return new TicketFilter(null, null, List.of(), List.of(), null, null, false, text);
    }

    private static TicketFilter filter(
            UUID integration,
            String externalId,
            List<TicketStatus> statuses,
            List<TicketPriority> priorities,
            UUID assignee,
            String label,
            boolean deleted) {
        return new TicketFilter(integration, externalId, statuses, priorities, assignee, label, deleted, null);
    }
}
