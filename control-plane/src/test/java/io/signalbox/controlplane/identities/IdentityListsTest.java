package io.signalbox.controlplane.identities;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.StatementCounter;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts of several sources in one list do what they do one after the other. */
@ControlPlaneTest
class IdentityListsTest {

    private static final int LISTS = 60;

    @Autowired
    private Identities identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantFixture fixture;

    private record World(TenantOrganization tenant, List<UUID> integrations) {}

    @Test
    void learnsWhatItsSourcesTellOneAfterTheOther() {
        for (int seed = 0; seed < LISTS; seed++) {
            World alone = world();
            World together = world();
            List<Identities.Resolved> expected = resolve(alone, seed, 1);
            List<Identities.Resolved> resolved = resolve(together, seed, 64);

            assertThat(named(resolved)).as("people of seed %s", seed).isEqualTo(named(expected));
            assertThat(resolved)
                    .as("news of seed %s", seed)
                    .extracting(Identities.Resolved::learned)
                    .isEqualTo(
                            expected.stream().map(Identities.Resolved::learned).toList());
            assertThat(stored(together)).as("rows of seed %s", seed).isEqualTo(stored(alone));
        }
    }

    @Test
    void givesNobodyAnAddressThatIsAnothersAlready() {
        World world = world();
        UUID stranger = one(world, 1, new Account("z", "z42", null, null));
        one(world, 0, new Account("a", "Ann", null, "ann@example.com"));
        one(world, 1, new Account("z", "z42", null, "ann@example.com"));

        assertThat(one(world, 1, new Account("z", "Renamed", null, null))).isEqualTo(stranger);
        assertThat(stored(world)).contains("Renamed null", "Ann ann@example.com");
    }

    @Test
    void takesAsManyStatementsForManyAsForOne() {
        World world = world();

        assertThat(statements(world, 1, "first")).isEqualTo(6);
        assertThat(statements(world, 64, "first")).isEqualTo(6);
        assertThat(statements(world, 64, "second")).isEqualTo(6);
        assertThat(statements(world, 64, "second")).isEqualTo(1);
    }

    private int statements(World world, int count, String name) {
        List<HeardAccounts> heard = IntStream.range(0, count)
                .mapToObj(number ->
                        heard(world, number % 3, new Account("s" + number, name, null, number + "@example.com")))
                .toList();
        return world.tenant().call(() -> {
            try (var counter = new StatementCounter()) {
                identities.resolveAll(heard);
                return counter.count();
            }
        });
    }

    private UUID one(World world, int integration, Account account) {
        return world.tenant()
                .call(() -> identities.resolveAll(List.of(heard(world, integration, account))))
                .getFirst()
                .identityIds()
                .getFirst();
    }

    private World world() {
        TenantOrganization tenant = fixture.tenant();
        return new World(
                tenant,
                List.of(tenant.integration("jira"), tenant.integration("github"), tenant.integration("generic")));
    }

    /** Who speaks for the third integration only claims addresses. */
    private static HeardAccounts heard(World world, int integration, Account... accounts) {
        return new HeardAccounts(
                new AccountSource(world.integrations().get(integration), integration < 2), List.of(accounts));
    }

    private List<Identities.Resolved> resolve(World world, long seed, int size) {
        var random = new Random(seed);
        List<HeardAccounts> heard = new ArrayList<>();
        for (int number = random.nextInt(3, 12); number > 0; number--) {
            Account[] accounts = new Account[random.nextInt(4)];
            for (int place = 0; place < accounts.length; place++) {
                accounts[place] = account(random);
            }
            heard.add(heard(world, random.nextInt(3), accounts));
        }
        List<Identities.Resolved> resolved = new ArrayList<>();
        for (int from = 0; from < heard.size(); from += size) {
            List<HeardAccounts> list = heard.subList(from, Math.min(heard.size(), from + size));
            resolved.addAll(world.tenant().call(() -> identities.resolveAll(list)));
        }
        return resolved;
    }

    private static Account account(Random random) {
        return new Account(
                "a" + random.nextInt(4),
                random.nextInt(3) == 0 ? null : "Name " + random.nextInt(3),
                random.nextInt(2) == 0 ? null : "user" + random.nextInt(2),
                random.nextInt(2) == 0 ? null : "mail" + random.nextInt(3) + "@Example.com");
    }

    /** Ids by the order in which they are met first. */
    private static List<List<Integer>> named(List<Identities.Resolved> resolved) {
        Map<UUID, Integer> numbers = new HashMap<>();
        return resolved.stream()
                .map(one -> one.identityIds().stream()
                        .map(id -> numbers.computeIfAbsent(id, unseen -> numbers.size()))
                        .toList())
                .toList();
    }

    private List<String> stored(World world) {
        List<String> rows = new ArrayList<>(
                world.tenant().call(() -> jdbc.sql("""
                        SELECT concat_ws(' ', display_name, coalesce(email, 'null')) FROM identity ORDER BY 1""").query(String.class).list()));
        for (UUID integration : world.integrations()) {
            rows.addAll(world.tenant()
                    .call(() ->
                            jdbc.sql("""
                            SELECT concat_ws(' ', a.external_id, a.username, a.display_name, a.email, i.display_name)
                            FROM identity_account a JOIN identity i ON i.id = a.identity_id WHERE a.integration_id = ? ORDER BY 1""").param(integration).query(String.class).list()));
        }
        return rows;
    }
}
