package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static io.signalbox.controlplane.tickets.ChangeBuilder.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.activities.ActivityKind;
import io.signalbox.controlplane.tickets.activities.ActivityView;
import io.signalbox.controlplane.tickets.comments.CommentView;
import io.signalbox.controlplane.tickets.search.TicketFilter;
import io.signalbox.controlplane.tickets.search.TicketHistory;
import io.signalbox.controlplane.tickets.search.TicketSearch;
import io.signalbox.controlplane.tickets.search.TicketSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

@ControlPlaneTest
class TicketsTest {

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
    private TicketKey key;

    @BeforeEach
    void prepare() {
        tenant = fixture.tenant();
        key = new TicketKey(tenant.integration("jira"), "10001");
    }

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
                .map(stranger.integration("jira"), List.of(new Account("eve", "Eve", null, null)))
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
    void linksParentOnceItIsKnown() {
        UUID child = upsert(aChange().of(key).parent("10000").build()).ticketId();
        UUID parent = upsert(aChange()
                        .of(new TicketKey(key.integrationId(), "10000"))
                        .title("Epic")
                        .build())
                .ticketId();

        assertThat(get(child).parent()).isEqualTo(new TicketView.Reference("10000", parent, "Epic"));
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

    private UUID person(String account, String name) {
        return tenant.call(() -> identities
                .map(key.integrationId(), List.of(new Account(account, name, null, null)))
                .getFirst());
    }

    private ChangeOutcome commentOutcome(ChangeBuilder change) {
        return upsert(change.of(key).partial().build()).comments().getFirst().outcome();
    }

    private TicketChangeResult upsert(TicketChange change) {
        return tenant.call(() -> tickets.upsert(change));
    }

    private TicketView get(UUID id) {
        return tenant.call(() -> search.get(id));
    }

    private List<TicketSummary> find(TicketFilter filter) {
        return tenant.call(() -> search.find(filter, null, 50).items());
    }

    private List<ActivityView> activities(UUID id) {
        return tenant.call(() -> history.activities(id, null, 50).items());
    }

    private List<CommentView> comments(UUID id) {
        return tenant.call(() -> history.comments(id, null, 50).items());
    }
}
