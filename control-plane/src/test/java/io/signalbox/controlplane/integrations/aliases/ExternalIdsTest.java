package io.signalbox.controlplane.integrations.aliases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@ControlPlaneTest
class ExternalIdsTest {

    @Autowired
    private ExternalIds ids;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantFixture fixture;

    private TenantFixture.TenantOrganization tenant;
    private UUID integration;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void prepare() {
        tenant = fixture.tenant();
        integration = tenant.integration("github");
    }

    @Test
    void keepsTheIdOfThisVersionWhenNothingIsStoredUnderAnother() {
        assertThat(settle(Set.of(), issue(1, "acme/shop#7"))).containsExactly("repo:1#7");
        assertThat(canonical("acme/shop#7")).isEqualTo("repo:1#7");
        assertThat(canonical("repo:1#7")).isEqualTo("repo:1#7");
    }

    @Test
    void staysWithTheIdThatEventsAreStoredUnder() {
        assertThat(settle(Set.of("acme/shop#7"), issue(1, "acme/shop#7"), issue(1, "acme/shop#7")))
                .containsExactly("acme/shop#7", "acme/shop#7");
        assertThat(settle(Set.of(), issue(1, "acme/shop#7"))).containsExactly("acme/shop#7");
        assertThat(canonical("repo:1#7")).isEqualTo("acme/shop#7");
        assertThat(canonical("acme/shop#7")).isEqualTo("acme/shop#7");
    }

    @Test
    void knowsATicketUnderItsOldAndItsNewNameAfterARename() {
        settle(Set.of(), issue(1, "acme/shop#7"));

        assertThat(settle(Set.of(), issue(1, "acme/store#7"))).containsExactly("repo:1#7");
        assertThat(canonical("acme/shop#7")).isEqualTo("repo:1#7");
        assertThat(canonical("acme/store#7")).isEqualTo("repo:1#7");
    }

    @Test
    void givesNoTicketToARepositoryThatTookOverAName() {
        settle(Set.of("acme/shop#7"), issue(1, "acme/shop#7"));
        settle(Set.of(), issue(2, "acme/app#7"));

        assertThat(settle(Set.of("acme/shop#7"), issue(3, "acme/shop#7"))).containsExactly("repo:3#7");
        assertThat(canonical("acme/shop#7")).as("the first one's external id").isEqualTo("acme/shop#7");
        assertThat(settle(Set.of(), issue(4, "acme/app#7"))).containsExactly("repo:4#7");
        assertThat(canonical("acme/app#7")).as("only a name, and now another's").isEqualTo("repo:4#7");
        assertThat(settle(Set.of(), issue(2, "acme/application#7"))).containsExactly("repo:2#7");
    }

    @Test
    void decidesAlikeForDeliveriesAtOnce() throws Exception {
        for (Set<String> stored : List.of(Set.<String>of(), Set.of("acme/shop#7"))) {
            integration = tenant.integration("github");
            List<String> answers = atOnce(() -> settle(stored, issue(1, "acme/shop#7")));

            assertThat(answers).containsOnly(stored.isEmpty() ? "repo:1#7" : "acme/shop#7");
        }
    }

    @Test
    void givesAFormerIdToOneOfTwoThatAskAtOnce() throws Exception {
        var next = new AtomicInteger();
        List<String> answers =
                atOnce(() -> settle(Set.of("acme/shop#7"), issue(next.incrementAndGet(), "acme/shop#7")));

        assertThat(answers).doesNotHaveDuplicates().containsOnlyOnce("acme/shop#7");
    }

    @Test
    void asksForStoredEventsOnlyUntilItHasDecided() {
        settle(Set.of(), issue(1, "acme/shop#7"));
        settle(Set.of(), issue(1, "acme/shop#7"));

        assertThat(asked).hasValue(1);
    }

    @Test
    void keepsNothingOfAnIdThatHasOneSpelling() {
        assertThat(settle(Set.of(), new KnownIds(id("x"), List.of("x"), null))).containsExactly("x");
        assertThat(tenant.call(() -> jdbc.sql("SELECT count(*) FROM external_id_alias")
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void keepsIntegrationsApart() {
        settle(Set.of("acme/shop#7"), issue(1, "acme/shop#7"));
        UUID other = tenant.integration("github");

        assertThat(tenant.call(() -> ids.canonical(other, "repo:1#7"))).isEqualTo("repo:1#7");
    }

    @Test
    void showsNothingToAnotherTenant() {
        settle(Set.of("acme/shop#7"), issue(1, "acme/shop#7"));

        assertThat(fixture.tenant().call(() -> ids.canonical(integration, "repo:1#7")))
                .isEqualTo("repo:1#7");
    }

    @Test
    void joinsTheTransactionOfItsCaller() {
        assertThatThrownBy(() -> ids.settle(List.of(issue(1, "acme/shop#7")), stored -> stored))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private List<String> atOnce(Callable<List<String>> settling) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(
                            IntStream.range(0, 8).mapToObj(number -> settling).toList())
                    .stream()
                    .map(Future::resultNow)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private List<String> settle(Set<String> stored, KnownIds... events) {
        return tenant.call(() -> ids.settle(List.of(events), candidates -> {
            asked.incrementAndGet();
            return candidates.stream()
                    .filter(candidate -> stored.contains(candidate.id()))
                    .collect(Collectors.toSet());
        }));
    }

    private String canonical(String id) {
        return tenant.call(() -> ids.canonical(integration, id));
    }

    private KnownIds issue(int repository, String name) {
        return new KnownIds(id("repo:" + repository + "#7"), List.of(name), name);
    }

    private ExternalId id(String text) {
        return new ExternalId(integration, text);
    }
}
