package io.signalbox.controlplane.tickets.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contract.internalapi.model.DraftCompleteness;
import io.signalbox.contract.internalapi.model.EffectAccount;
import io.signalbox.contract.internalapi.model.TicketEffect;
import io.signalbox.contract.internalapi.model.TicketUpsert;
import io.signalbox.contract.shared.CommentDraft;
import io.signalbox.contract.shared.ProviderAccount;
import io.signalbox.contract.shared.TicketDraft;
import io.signalbox.contract.shared.TicketOperation;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.effects.EffectHandler;
import io.signalbox.controlplane.runs.effects.EffectOrigin;
import io.signalbox.controlplane.runs.effects.EffectOutcome;
import io.signalbox.controlplane.runs.effects.EffectRequest;
import io.signalbox.controlplane.testing.StatementCounter;
import io.signalbox.controlplane.tickets.TicketScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TicketEffectsTest extends TicketScene {

    private static final UUID ANN = new UUID(7, 1);
    private static final UUID BOB = new UUID(7, 2);

    @Autowired
    private EffectHandler<TicketEffect> effects;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void putsIdentitiesInThePlaceOfTheirRefs() {
        var effect =
                effect("10001", draft("Printer").assigneeId(ANN), account(BOB, "b", "Bob"), account(ANN, "a", "Ann"));
        effect.getChange()
                .actorId(BOB)
                .addCommentsItem(new CommentDraft("c1", 1L).authorId(BOB).body("Hot"));

        List<EffectOutcome> outcomes = apply(request("10001", effect));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(EffectOutcome.Applied.class, applied -> assertThat(
                        applied.result())
                .containsEntry("ticket_outcome", "created")
                .containsEntry("ticket_id", only("SELECT id FROM ticket")));
        assertThat(only("""
                SELECT assignee.display_name || ', ' || author.display_name || ', ' || string_agg(DISTINCT actor.display_name, ' ')
                FROM ticket t JOIN identity assignee ON assignee.id = t.assignee_id
                JOIN ticket_comment c ON c.ticket_id = t.id JOIN identity author ON author.id = c.author_id
                JOIN ticket_activity a ON a.ticket_id = t.id JOIN identity actor ON actor.id = a.actor_id
                GROUP BY assignee.id, author.id""")).isEqualTo("Ann, Bob, Bob");
    }

    @Test
    void tellsWhatBecameOfTheFirstComment() {
        var effect = effect("10001", draft("Printer"));
        apply(request("10001", effect));
        effect.getChange()
                .addCommentsItem(new CommentDraft("c1", 1L).body("Hot"))
                .sourceVersion(0L);

        assertThat(result(apply(request("10001", effect)).getFirst())).containsEntry("ticket_outcome", "created");
        assertThat(result(apply(request("10001", effect)).getFirst())).containsEntry("ticket_outcome", "unchanged");
    }

    @Test
    void refusesWhatIsOutOfScopeAndAppliesTheRest() {
        UUID known = tenant.call(() -> identities
                .map(
                        new io.signalbox.controlplane.identities.AccountSource(key.integrationId(), true),
                        List.of(new io.signalbox.controlplane.identities.Account("known", "Known", null, null)))
                .getFirst());
        var withStranger = effect("10001", draft("Printer"), account(ANN, "a", "Ann"));
        withStranger.getChange().actorId(known);
        var withStrangeAuthor = effect("10001", draft("Printer"));
        withStrangeAuthor
                .getChange()
                .addCommentsItem(new CommentDraft("c1", 1L).authorId(known).body("Hot"));
        var nowhere = new EffectRequest<>(origin(null, "10001"), effect("10001", draft("Printer")));

        List<EffectOutcome> outcomes = apply(
                request("10001", effect("10002", draft("Not mine"), account(BOB, "b", "Bob"))),
                request("10001", withStranger),
                request("10001", effect("10001", draft("Printer").assigneeId(known))),
                request("10001", withStrangeAuthor),
                nowhere,
                request("10001", effect("a\0b", draft("No id"))),
                request("10001", effect("10001", draft("Mine"))));

        assertThat(outcomes.subList(0, 6)).extracting(TicketEffectsTest::code).containsOnly("out_of_scope");
        assertThat(code(outcomes.getLast())).isNull();
        assertThat(only("SELECT string_agg(title, ',') FROM ticket")).isEqualTo("Mine");
        assertThat(only("SELECT string_agg(display_name, ',') FROM identity")).isEqualTo("Known");
    }

    @Test
    void refusesWhatBreaksARuleWithItsErrors() {
        List<EffectOutcome> outcomes = apply(
                request("10001", effect("10001", draft(" "), account(ANN, "a", "Ann"))),
                request("10002", effect("10002", draft("Good"), account(ANN, " ", "Nobody"))),
                request("10003", effect("10003", draft("Good"))));

        assertThat(outcomes.getFirst())
                .isEqualTo(new EffectOutcome.Refused(
                        "ticket_refused",
                        "Correct the values listed in errors.",
                        List.of(new FieldProblem("/ticket/title", "is empty"))));
        assertThat(code(outcomes.get(1))).isEqualTo("invalid_request");
        assertThat(only("SELECT string_agg(external_id, ',') FROM ticket")).isEqualTo("10003");
        assertThat(only("SELECT count(*)::text FROM identity")).isEqualTo("0");
    }

    @Test
    void takesAnotherIdOfItsOwnTicket() {
        tenant.call(() -> jdbc.sql("""
                        INSERT INTO external_id_alias (organization_id, integration_id, alias, external_id, lasting)
                        VALUES (?, ?, 'acme/shop#7', '10001', false)""").params(tenant.id(), key.integrationId()).update());

        List<EffectOutcome> outcomes = apply(
                request("10001", effect("acme/shop#7", draft("By its name"))),
                request("10002", effect("acme/shop#7", draft("Not mine"))));

        assertThat(outcomes).extracting(TicketEffectsTest::code).containsExactly(null, "out_of_scope");
        assertThat(only("SELECT external_id || title FROM ticket")).isEqualTo("10001By its name");
    }

    @Test
    void joinsPeopleOnlyWhereTheProviderVouches() {
        UUID generic = tenant.integration("generic");
        var mailed = new ProviderAccount("a").displayName("Ann").email("ann@example.com");
        apply(request("10001", effect("10001", draft("Jira"), new EffectAccount(ANN, mailed))));
        var claimed = effect("10001", draft("Generic"), new EffectAccount(ANN, mailed));

        tenant.call(() -> effects.apply(List.of(new EffectRequest<>(origin(generic, "generic", "10001"), claimed))));

        assertThat(only("SELECT count(*)::text FROM identity")).isEqualTo("2");
    }

    @Test
    void takesAsManyStatementsForManyAsForOne() {
        assertThat(statements(1, "first")).isEqualTo(9);
        assertThat(statements(64, "second")).isEqualTo(12);
        assertThat(statements(64, "second")).isEqualTo(3);
    }

    private int statements(int count, String title) {
        List<EffectRequest<TicketEffect>> requests = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(number -> requests.add(request(
                        "T-" + number,
                        effect("T-" + number, draft(title).assigneeId(ANN), account(ANN, "p" + number, title)))));
        return tenant.call(() -> {
            try (var counter = new StatementCounter()) {
                assertThat(effects.apply(requests))
                        .extracting(TicketEffectsTest::code)
                        .containsOnlyNulls();
                return counter.count();
            }
        });
    }

    @SafeVarargs
    private List<EffectOutcome> apply(EffectRequest<TicketEffect>... requests) {
        return tenant.call(() -> effects.apply(List.of(requests)));
    }

    private EffectRequest<TicketEffect> request(String target, TicketEffect effect) {
        return new EffectRequest<>(origin(key.integrationId(), target), effect);
    }

    private EffectOrigin origin(UUID source, String target) {
        return origin(source, "jira", target);
    }

    private EffectOrigin origin(UUID source, String provider, String target) {
        UUID run = UUID.randomUUID();
        return new EffectOrigin(
                run,
                UUID.randomUUID(),
                source,
                1,
                new Capability(run, 1, tenant.id(), source, provider, Set.of(target), Set.of(Operation.UPSERT_TICKET)));
    }

    private static TicketEffect effect(String externalId, TicketDraft draft, EffectAccount... accounts) {
        return new TicketEffect(
                new TicketUpsert(externalId, TicketOperation.UPSERT, DraftCompleteness.FULL, 1_700_000_000_000L)
                        .ticket(draft),
                List.of(accounts));
    }

    private static TicketDraft draft(String title) {
        return new TicketDraft(title, TicketStatus.OPEN, TicketPriority.NORMAL, TicketType.TASK);
    }

    private static EffectAccount account(UUID ref, String id, String name) {
        return new EffectAccount(ref, new ProviderAccount(id).displayName(name));
    }

    private static String code(EffectOutcome outcome) {
        return outcome instanceof EffectOutcome.Refused refused ? refused.code() : null;
    }

    private static Map<String, Object> result(EffectOutcome outcome) {
        return ((EffectOutcome.Applied) outcome).result();
    }

    private String only(String sql) {
        return tenant.call(() -> jdbc.sql(sql).query(String.class).single());
    }
}
