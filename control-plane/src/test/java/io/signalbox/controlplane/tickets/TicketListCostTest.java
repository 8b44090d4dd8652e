package io.signalbox.controlplane.tickets;

import static io.signalbox.controlplane.tickets.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.testing.StatementCounter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixty-four changes take as many statements as one, and wait for each other in no circle. */
class TicketListCostTest extends TicketScene {

    private static final int LIST = 64;
    private static final int ROUNDS = 40;
    private static final int SHARED = 12;

    /** To lock several in one order, which a single one does not need. */
    private static final int MARK = 1;

    @Test
    void createsManyWithTheStatementsOfOne() {
        assertThat(statements(1, this::creation)).isEqualTo(4);
        assertThat(statements(LIST, this::creation)).isEqualTo(4 + MARK);
    }

    @Test
    void updatesManyWithTheStatementsOfOne() {
        upsertAll(list(LIST, number -> creation(number).version(1)));

        assertThat(statements(1, number -> creation(number).version(2).title("new")))
                .isEqualTo(4);
        assertThat(statements(LIST, number -> creation(number).version(3).title("newer")))
                .isEqualTo(4 + MARK);
    }

    @Test
    void writesCommentsOfManyWithTheStatementsOfOne() {
        assertThat(statements(1, number -> commented(number, "c"))).isEqualTo(7);
        assertThat(statements(LIST, number -> commented(number + 1, "d"))).isEqualTo(7 + MARK);
    }

    @Test
    void readsOnlyWhatRepeatsItself() {
        upsertAll(list(LIST, this::creation));

        assertThat(statements(1, this::creation)).isEqualTo(1);
        assertThat(statements(LIST, this::creation)).isEqualTo(1 + MARK);
    }

    @Test
    void locksOverlappingListsInOneOrder() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int first = round;
            List<Integer> shared =
                    new ArrayList<>(IntStream.range(0, SHARED).boxed().toList());
            Collections.shuffle(shared, new Random(round));
            // Some are there already, so that locks and insertions meet
            upsertAll(shared.subList(0, SHARED / 3).stream()
                    .map(number -> numbered(first, number, 1))
                    .toList());
            List<Integer> opposite = new ArrayList<>(shared).reversed();

            assertThat(atOnce(
                            shared.stream()
                                    .map(number -> numbered(first, number, 2))
                                    .toList(),
                            opposite.stream()
                                    .map(number -> numbered(first, number, 3))
                                    .toList(),
                            opposite.subList(0, SHARED / 2).stream()
                                    .map(number -> numbered(first, number, 4))
                                    .toList()))
                    .hasSize(2 * SHARED + SHARED / 2)
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(TicketChangeResult.class));
        }
    }

    private TicketChange numbered(int round, int number, long version) {
        return aChange()
                .of(new TicketKey(key.integrationId(), round + "-" + number))
                .version(version)
                .title("version " + version)
                .build();
    }

    private ChangeBuilder creation(int number) {
        UUID person = person();
        return aChange()
                .of(new TicketKey(key.integrationId(), "T-" + number))
                .assignee(person)
                .actor(person);
    }

    private ChangeBuilder commented(int number, String name) {
        return creation(number).parent("parent").comment(name + number, 1, "text");
    }

    private UUID person() {
        var source = new AccountSource(key.integrationId(), true);
        return tenant.call(() -> identities
                .map(source, List.of(new Account("p", "Ann", null, null)))
                .getFirst());
    }

    private int statements(int count, IntFunction<ChangeBuilder> change) {
        List<TicketChange> changes = list(count, change);
        try (var counter = new StatementCounter()) {
            assertThat(upsertAll(changes))
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(TicketChangeResult.class));
            return counter.count();
        }
    }

    private static List<TicketChange> list(int count, IntFunction<ChangeBuilder> change) {
        return IntStream.range(0, count)
                .mapToObj(number -> change.apply(number).build())
                .toList();
    }

    private List<TicketAnswer> upsertAll(List<TicketChange> changes) {
        return tenant.call(() -> tickets.upsertAll(changes));
    }

    @SafeVarargs
    private List<TicketAnswer> atOnce(List<TicketChange>... lists) throws Exception {
        var start = new CyclicBarrier(lists.length);
        List<Callable<List<TicketAnswer>>> rivals = new ArrayList<>();
        for (List<TicketChange> list : lists) {
            rivals.add(() -> {
                start.await();
                return upsertAll(list);
            });
        }
        List<TicketAnswer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(lists.length)) {
            for (Future<List<TicketAnswer>> done : threads.invokeAll(rivals)) {
                answers.addAll(done.get());
            }
        }
        return answers;
    }
}
