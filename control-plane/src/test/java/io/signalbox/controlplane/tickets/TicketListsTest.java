package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of changes does what its changes do one after the other. */
class TicketListsTest extends TicketScene {

    private static final int LISTS = 60;
    private static final int TICKETS = 4;
    private static final UUID STRANGER = new UUID(9, 9);

    /** What is stored, without ids and times of storing; the integrations and people under names of their own. */
    private static final Map<String, String> STORED = Map.of(
            "ticket", """
                    SELECT to_jsonb(t) - '{id,organization_id,integration_id,search,created_at,updated_at,deleted_at}'::text[]
                        || jsonb_build_object('deleted', deleted_at IS NOT NULL) FROM ticket t""",
            "activity", """
                    SELECT to_jsonb(a) - '{id,organization_id,ticket_id,at}'::text[] || jsonb_build_object('ticket', t.external_id,
                        'place', row_number() OVER (PARTITION BY ticket_id ORDER BY a.id))
                    FROM ticket_activity a JOIN ticket t ON t.id = a.ticket_id""",
            "comment", """
                    SELECT to_jsonb(c) - '{id,organization_id,integration_id,ticket_id,created_at,written_at}'::text[]
                        || jsonb_build_object('ticket', t.external_id) FROM ticket_comment c JOIN ticket t ON t.id = c.ticket_id""");

    @Autowired
    private JdbcClient jdbc;

    private record World(TenantOrganization tenant, UUID integration, List<UUID> people) {}

    @Test
    void doesWhatItsChangesDoOneAfterTheOther() {
        int refused = 0;
        for (int seed = 0; seed < LISTS; seed++) {
            World alone = world();
            World together = world();
            List<String> expected = answers(alone, randomChanges(alone, seed), 1);
            List<String> answers = answers(together, randomChanges(together, seed), 64);

            assertThat(answers).as("answers of seed %s", seed).isEqualTo(expected);
            assertThat(stored(together)).as("rows of seed %s", seed).isEqualTo(stored(alone));
            refused += (int) answers.stream()
                    .filter(answer -> answer.startsWith("refused"))
                    .count();
        }
        assertThat(refused).isGreaterThan(LISTS);
    }

    @Test
    void refusesOneAndAppliesTheOthers() {
        List<TicketAnswer> answers = tenant.call(() -> tickets.upsertAll(List.of(
                aChange()
                        .of(key)
                        .title("before")
                        .version(1)
                        .comment("c1", 1, "mine")
                        .build(),
                aChange().of(key).title(" ").version(2).build(),
                aChange()
                        .of(new TicketKey(key.integrationId(), "10002"))
                        .comment("c1", 1, "taken over")
                        .build(),
                aChange().of(key).version(3).title("after").assignee(STRANGER).build(),
                aChange().of(key).version(4).title("in the end").build())));

        assertThat(answers.get(1)).isEqualTo(refusal("/ticket/title", "is empty"));
        assertThat(answers.get(2)).isEqualTo(refusal("/comments/0/external_id", "belongs to another ticket"));
        assertThat(answers.get(3)).isEqualTo(refusal("/ticket/assignee_id", "is not a known identity"));
        UUID id = ((TicketChangeResult) answers.getFirst()).ticketId();
        assertThat(answers.get(4)).isEqualTo(new TicketChangeResult(id, ChangeOutcome.UPDATED, 4, List.of()));
        assertThat(get(id).fields().title()).isEqualTo("in the end");
        assertThat(count("SELECT count(*) FROM ticket")).isOne();
    }

    @Test
    void refusesParentThatNoQueryTakes() {
        List<TicketAnswer> answers = tenant.call(() -> tickets.upsertAll(List.of(
                aChange().of(key).parent("a\0b").build(),
                aChange()
                        .of(new TicketKey(key.integrationId(), "10002"))
                        .parent("10001")
                        .build())));

        assertThat(answers.get(0))
                .isEqualTo(refusal("/ticket/parent_external_id", "has a character that cannot be stored"));
        assertThat(answers.get(1)).isInstanceOf(TicketChangeResult.class);
    }

    private static TicketAnswer refusal(String pointer, String message) {
        return new TicketAnswer.Refused(List.of(new FieldProblem(pointer, message)));
    }

    private long count(String sql) {
        return tenant.call(() -> jdbc.sql(sql).query(Long.class).single());
    }

    private World world() {
        TenantOrganization owner = fixture.tenant();
        UUID integration = owner.integration("jira");
        List<UUID> people = owner.call(() -> identities.map(
                new AccountSource(integration, true),
                IntStream.range(0, 3)
                        .mapToObj(number -> new Account("p" + number, "Person " + number, null, null))
                        .toList()));
        return new World(owner, integration, people);
    }

    /** Changes of some tickets, mixed; some of them are refused. */
    private static List<TicketChange> randomChanges(World world, long seed) {
        var random = new Random(seed);
        List<TicketChange> changes = new ArrayList<>();
        for (int number = 0; number < TICKETS; number++) {
            var key = new TicketKey(world.integration(), "T-" + number);
            var sets = new RandomChanges(seed * TICKETS + number, key, change -> vary(change, world, random));
            changes.addAll(sets.order(sets.set()));
        }
        Collections.shuffle(changes, random);
        return changes;
    }

    private static void vary(ChangeBuilder change, World world, Random random) {
        UUID person = random.nextInt(8) == 0 ? STRANGER : world.people().get(random.nextInt(3));
        switch (random.nextInt(8)) {
            case 0 -> change.title(" ");
            case 1 -> change.parent("T-" + random.nextInt(TICKETS));
            case 2 -> change.assignee(person);
            case 3 -> change.actor(person);
            case 4 -> change.commentBy(person, "c" + random.nextInt(2), random.nextInt(3), "by somebody");
            case 5 -> change.labels("a \"b\" \\ c", "{,}", "ü");
            default -> {}
        }
    }

    private List<String> answers(World world, List<TicketChange> changes, int size) {
        List<String> answers = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += size) {
            List<TicketChange> list = changes.subList(from, Math.min(changes.size(), from + size));
            world.tenant().call(() -> tickets.upsertAll(list)).forEach(answer -> answers.add(words(answer)));
        }
        return answers;
    }

    private static String words(TicketAnswer answer) {
        return switch (answer) {
            case TicketAnswer.Refused(List<FieldProblem> errors) ->
                "refused " + errors.stream().map(FieldProblem::pointer).sorted().toList();
            case TicketChangeResult done ->
                done.outcome() + " " + done.sourceVersion() + " "
                        + done.comments().stream()
                                .map(comment -> comment.externalId() + comment.outcome())
                                .toList();
        };
    }

    private Map<String, List<String>> stored(World world) {
        Map<String, List<String>> rows = new TreeMap<>();
        STORED.forEach((table, sql) -> rows.put(
                table,
                world.tenant().call(() -> jdbc.sql(sql).query(String.class).list()).stream()
                        .map(row -> named(row, world))
                        .sorted()
                        .toList()));
        return rows;
    }

    private static String named(String row, World world) {
        String named = row;
        for (int number = 0; number < world.people().size(); number++) {
            named = named.replace(world.people().get(number).toString(), "person " + number);
        }
        return named;
    }
}
