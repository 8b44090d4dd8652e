package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.comments.CommentView;
import io.signalbox.controlplane.tickets.search.TicketFilter;
import io.signalbox.controlplane.tickets.search.TicketSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** Late, foreign and simultaneous changes. */
class TicketRacesTest extends TicketScene {

    @Test
    void guardsEachCommentByItsOwnVersion() {
        UUID id = upsert(aChange().of(key).comment("c1", 10, "first").build()).ticketId();

        assertThat(commentOutcome(aChange().comment("c1", 9, "older"))).isEqualTo(ChangeOutcome.STALE);
        assertThat(commentOutcome(aChange().comment("c1", 10, "first"))).isEqualTo(ChangeOutcome.UNCHANGED);
        assertThat(commentOutcome(aChange().comment("c1", 11, "edited"))).isEqualTo(ChangeOutcome.UPDATED);
        assertThat(commentOutcome(aChange().deletedComment("c1", 12))).isEqualTo(ChangeOutcome.DELETED);
        assertThat(commentOutcome(aChange().comment("c1", 12, "revived"))).isEqualTo(ChangeOutcome.STALE);
        assertThat(comments(id))
                .singleElement()
                .satisfies(comment -> assertThat(comment.deleted()).isTrue())
                .satisfies(comment -> assertThat(comment.body()).isNull());
        assertThat(get(id).commentCount()).isZero();
    }

    @Test
    void keepsTombstoneOfUnknownComment() {
        upsert(aChange().of(key).deletedComment("c1", 10).build());

        assertThat(commentOutcome(aChange().comment("c1", 9, "late"))).isEqualTo(ChangeOutcome.STALE);
    }

    @Test
    void takesCommentsOfStaleTicketChange() {
        UUID id = upsert(aChange().of(key).version(9).build()).ticketId();
        TicketChangeResult result = upsert(aChange()
                .of(key)
                .version(8)
                .comment("c1", 1, "still worth keeping")
                .build());

        assertThat(result.outcome()).isEqualTo(ChangeOutcome.STALE);
        assertThat(comments(id)).extracting(CommentView::body).containsExactly("still worth keeping");
    }

    @Test
    void refusesCommentOfAnotherTicket() {
        upsert(aChange().of(key).comment("c1", 1, "mine").build());
        TicketKey other = new TicketKey(key.integrationId(), "10002");

        var refusal = catchThrowableOfType(
                TicketRefused.class,
                () -> upsert(aChange().of(other).comment("c1", 2, "taken over").build()));

        assertThat(refusal.errors()).extracting(FieldProblem::pointer).containsExactly("/comments/0/external_id");
        assertThat(find(new TicketFilter(null, "10002", List.of(), List.of(), null, null, false, null)))
                .isEmpty();
    }

    @Test
    void refusesPeopleOfAnotherTenant() {
        TenantFixture.TenantOrganization stranger = fixture.tenant();
        UUID theirs = stranger.call(() -> identities
                .map(
                        new AccountSource(stranger.integration("jira"), true),
                        List.of(new Account("eve", "Eve", null, null)))
                .getFirst());

        var refusal = catchThrowableOfType(
                TicketRefused.class,
                () -> upsert(aChange()
                        .of(key)
                        .assignee(theirs)
                        .actor(theirs)
                        .commentBy(theirs, "c", 1, "x")
                        .build()));

        assertThat(refusal.errors())
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder("/ticket/assignee_id", "/actor_id", "/comments/0/author_id");
    }

    @Test
    void makesOneTicketOfManyFirstSightingsAtOnce() throws Exception {
        List<Callable<TicketChangeResult>> rivals = new ArrayList<>();
        for (int version = 1; version <= 24; version++) {
            TicketChange change = aChange()
                    .of(key)
                    .version(version)
                    .title("version " + version)
                    .comment("c" + version, 1, "one each")
                    .build();
            rivals.add(() -> upsert(change));
        }
        Collections.shuffle(rivals, new Random(42));

        List<TicketChangeResult> results = atOnce(rivals);

        UUID id = results.getFirst().ticketId();
        assertThat(results).extracting(TicketChangeResult::ticketId).containsOnly(id);
        assertThat(results)
                .filteredOn(result -> result.outcome() == ChangeOutcome.CREATED)
                .hasSize(1);
        assertThat(get(id).fields().title()).isEqualTo("version 24");
        assertThat(comments(id)).hasSize(24);
    }

    @Test
    void losesNoPatchOfManyAtOnce() throws Exception {
        List<Callable<TicketChangeResult>> rivals = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            TicketChange change = aChange()
                    .of(key)
                    .patch("custom_fields")
                    .version(number)
                    .customFields(Map.of("field" + number, number))
                    .build();
            rivals.add(() -> upsert(change));
        }

        UUID id = atOnce(rivals).getFirst().ticketId();

        assertThat(get(id).fields().customFields().values()).hasSize(24);
    }

    @Test
    void insistsOnTheCallersTransaction() {
        assertThatThrownBy(() -> tickets.upsert(aChange().of(key).build()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
        }
        return results;
    }

    private ChangeOutcome commentOutcome(ChangeBuilder change) {
        return upsert(change.of(key).partial().build()).comments().getFirst().outcome();
    }

    private List<TicketSummary> find(TicketFilter filter) {
        return tenant.call(() -> search.find(filter, null, 50).items());
    }

    private List<CommentView> comments(UUID id) {
        return tenant.call(() -> history.comments(id, null, 50).items());
    }
}
