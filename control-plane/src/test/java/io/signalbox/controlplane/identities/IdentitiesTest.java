package io.signalbox.controlplane.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ControlPlaneTest
class IdentitiesTest {

    @Autowired
    private Identities identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantFixture fixture;

    private TenantFixture.TenantOrganization tenant;
    private UUID jira;
    private UUID github;
    private UUID generic;

    @BeforeEach
    void prepare() {
        tenant = fixture.tenant();
        jira = tenant.integration("jira");
        github = tenant.integration("github");
        generic = tenant.integration("generic");
    }

    @Test
    void answersInTheOrderAsked() {
        List<UUID> first = map(jira, named("a", "Ann"), named("b", "Bob"), named("a", "Ann"));

        assertThat(first).hasSize(3);
        assertThat(first.get(0)).isEqualTo(first.get(2)).isNotEqualTo(first.get(1));
        assertThat(map(jira, named("b", "Bob"), named("a", "Ann"))).containsExactly(first.get(1), first.get(0));
    }

    @Test
    void joinsAccountsOfOneAddressAcrossIntegrations() {
        UUID ann = map(jira, mailed("a", "Ann", "Ann@Example.com")).getFirst();

        assertThat(map(github, mailed("ann42", "Ann Onymous", "ann@example.COM ")))
                .containsExactly(ann);
        assertThat(names(ann)).containsExactly("Ann");
    }

    @Test
    void joinsAccountsOfOneAddressWithinOneRequest() {
        assertThat(new HashSet<>(map(jira, mailed("a", "Ann", "x@y.z"), mailed("b", "Ann B", "X@y.z"))))
                .hasSize(1);
    }

    @Test
    void neverJoinsByName() {
        UUID one = map(jira, named("a", "Ann")).getFirst();
        UUID two = map(github, named("a", "Ann")).getFirst();

        assertThat(one).isNotEqualTo(two);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noreply@github.com", "no-reply@x.y", "do-not-reply+7@x.y", "not an address", "@", " "})
    void neverJoinsByAnAddressThatIsNobodys(String email) {
        UUID one = map(jira, mailed("a", "Ann", email)).getFirst();
        UUID two = map(github, mailed("b", "Bob", email)).getFirst();

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void followsNewNames() {
        UUID ann = map(jira, named("a", "Ann")).getFirst();
        map(jira, named("a", "Ann Married"));

        assertThat(names(ann)).containsExactly("Ann Married");
    }

    @Test
    void keepsWhatAShorterAccountLeavesOut() {
        UUID ann = map(jira, mailed("a", "Ann", "ann@example.com")).getFirst();
        map(jira, new Account("a", null, null, null));

        assertThat(names(ann)).containsExactly("Ann");
        assertThat(map(github, mailed("z", "Z", "ann@example.com"))).containsExactly(ann);
    }

    @Test
    void learnsTheAddressLater() {
        UUID ann = map(jira, named("a", "Ann")).getFirst();
        map(jira, mailed("a", "Ann", "ann@example.com"));

        assertThat(map(github, mailed("z", "Z", "ann@example.com"))).containsExactly(ann);
    }

    @Test
    void neverMovesAnAccountToAnotherPerson() {
        UUID stranger = map(github, named("z", "z42")).getFirst();
        UUID ann = map(jira, mailed("a", "Ann", "ann@example.com")).getFirst();

        assertThat(map(github, mailed("z", "z42", "ann@example.com")))
                .containsExactly(stranger)
                .doesNotContain(ann);
    }

    @Test
    void neverJoinsByAnAddressTheSenderOnlyClaims() {
        UUID chief = map(jira, mailed("a", "Chief", "chief@example.com")).getFirst();
        UUID hostile =
                map(generic, mailed("evil", "Chief", "chief@example.com")).getFirst();

        assertThat(hostile).isNotEqualTo(chief);
        assertThat(map(generic, mailed("evil", "Chief", "CHIEF@example.com"))).containsExactly(hostile);
        assertThat(names(chief)).containsExactly("Chief");
    }

    @Test
    void anAddressThatWasOnlyClaimedFirstNeverCatchesItsOwner() {
        UUID hostile =
                map(generic, mailed("evil", "Chief", "chief@example.com")).getFirst();

        UUID chief = map(jira, mailed("a", "Chief", "chief@example.com")).getFirst();

        assertThat(chief).isNotEqualTo(hostile);
        assertThat(map(github, mailed("c", "Chief", "chief@example.com"))).containsExactly(chief);
    }

    @Test
    void aHostileSenderRenamesNobodyElse() {
        UUID chief = map(jira, mailed("a", "Chief", "chief@example.com")).getFirst();
        map(generic, new Account("a", "Chief", "a", "chief@example.com"));
        map(generic, new Account("a", "Fool", "a", "chief@example.com"));

        assertThat(names(chief)).containsExactly("Chief");
    }

    @Test
    void keepsTenantsApart() {
        UUID ours = map(jira, mailed("a", "Ann", "ann@example.com")).getFirst();
        TenantFixture.TenantOrganization stranger = fixture.tenant();
        UUID theirJira = stranger.integration("jira");
        UUID theirs = stranger.call(() -> identities
                .map(new AccountSource(theirJira, true), List.of(mailed("a", "Ann", "ann@example.com")))
                .getFirst());

        assertThat(theirs).isNotEqualTo(ours);
        assertThat(names(theirs)).isEmpty();
    }

    @Test
    void makesOneIdentityOfManyFirstSightingsAtOnce() throws Exception {
        List<Callable<List<UUID>>> rivals = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            boolean even = number % 2 == 0;
            rivals.add(() -> even
                    ? map(jira, mailed("a", "Ann", "ann@example.com"), named("b", "Bob"))
                    : map(github, mailed("z", "Ann Z", "ANN@example.com")));
        }
        Set<UUID> people = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<UUID>> answer : threads.invokeAll(rivals)) {
                people.addAll(answer.get());
            }
        }

        assertThat(people).hasSize(2);
        assertThat(count("identity")).isEqualTo(2);
        assertThat(count("identity_account")).isEqualTo(3);
    }

    @Test
    void cleansNamesAndRefusesIdsThatCannotBeStored() {
        UUID ann = map(jira, named("a", "An\0n")).getFirst();

        assertThat(names(ann)).containsExactly("Ann");
        assertThatThrownBy(() -> named("a\0", "Ann")).isInstanceOf(InvalidRequest.class);
    }

    private List<UUID> map(UUID integration, Account... accounts) {
        return tenant.call(
                () -> identities.map(new AccountSource(integration, !integration.equals(generic)), List.of(accounts)));
    }

    private List<String> names(UUID... ids) {
        return List.copyOf(tenant.call(() -> identities.names(List.of(ids))).values());
    }

    private int count(String table) {
        return tenant.call(() ->
                jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single());
    }

    private static Account named(String externalId, String name) {
        return new Account(externalId, name, null, null);
    }

    private static Account mailed(String externalId, String name, String email) {
        return new Account(externalId, name, null, email);
    }
}
