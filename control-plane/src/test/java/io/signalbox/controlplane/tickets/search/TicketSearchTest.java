package io.signalbox.controlplane.tickets.search;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSearchTest extends TicketSearchScene {

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
                .map(new AccountSource(jira, true), List.of(new Account("ann", "Ann", null, null)))
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
                .map(new AccountSource(jira, true), List.of(new Account("ann", "Ann", null, null)))
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

    private List<UUID> ids(TicketFilter filter) {
        return find(filter, null, 50).items().stream().map(TicketSummary::id).toList();
    }
}
