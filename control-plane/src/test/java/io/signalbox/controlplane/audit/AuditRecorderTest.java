package io.signalbox.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.audit.chain.AuditRecords;
import io.signalbox.controlplane.audit.chain.AuditVerification;
import io.signalbox.controlplane.audit.chain.ChainState;
import io.signalbox.controlplane.audit.chain.EntryText;
import io.signalbox.controlplane.audit.chain.VerificationView;
import io.signalbox.controlplane.audit.offline.ChainHash;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ControlPlaneTest
class AuditRecorderTest {

    private static final AuditTarget TARGET = new AuditTarget("thing", new UUID(7, 7), "the thing");

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private AuditRecords trails;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private AuditVerification verification;

    @Autowired
    private JdbcClient jdbc;

    private TenantOrganization tenant;

    @BeforeEach
    void makeTenant() {
        tenant = tenants.tenant();
    }

    @Test
    void keepsWhoWhatAndTheFieldsThatChanged() {
        trails.make(tenant, AuditRecords.change("new name"));

        AuditEntryView kept = trails.of(tenant).getFirst();
        assertThat(kept.previousHash()).isEqualTo(ChainHash.START);
        assertThat(kept.entry().sequence()).isEqualTo(1);
        assertThat(kept.entry().organizationId()).isEqualTo(tenant.id());
        assertThat(kept.entry().actor().kind()).isEqualTo("installation");
        assertThat(kept.entry().before()).isEqualTo(Map.of("name", "before"));
        assertThat(kept.entry().after()).isEqualTo(Map.of("name", "new name"));
        assertThat(kept.entry().address()).isNull();
    }

    @Test
    void namesThePersonWhoIsNotSignedInYet() {
        var ada = new Actor.Person(new UUID(1, 1), "ada@example.com", new UUID(2, 2));
        trails.make(tenant, ChangeMade.of("session.started", TARGET).by(ada));

        EntryText.Doer doer = trails.of(tenant).getFirst().entry().actor();
        assertThat(doer).isEqualTo(new EntryText.Doer("person", ada.id(), ada.name(), ada.sessionId()));
    }

    @Test
    void keepsSeveralChangesOfOneTransactionInTheirOrder() {
        tenant.call(() -> {
            IntStream.rangeClosed(1, 5).forEach(number -> events.publishEvent(AuditRecords.change("change " + number)));
            assertThat(jdbc.sql("SELECT count(*) FROM audit_entry")
                            .query(Long.class)
                            .single())
                    .as("nothing is locked before the end")
                    .isZero();
            return true;
        });

        assertThat(trails.of(tenant))
                .extracting(view -> view.entry().target().name())
                .containsExactly("change 1", "change 2", "change 3", "change 4", "change 5");
    }

    @Test
    void keepsNothingOfWhatWasUndone() {
        trails.make(tenant, 1);
        assertThatThrownBy(() -> tenant.call(() -> {
                    events.publishEvent(AuditRecords.change("undone"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        trails.make(tenant, 1);

        assertThat(trails.of(tenant))
                .extracting(view -> view.entry().sequence())
                .containsExactly(1L, 2L);
    }

    @Test
    void undoesAChangeThatCannotBeKept() {
        var unkept = ChangeMade.of("thing.changed", new AuditTarget("x".repeat(70_000), TARGET.id(), "too long"));

        assertThatThrownBy(() -> tenant.call(() -> {
                    events.publishEvent(unkept);
                    return jdbc.sql(
                                    "INSERT INTO integration (id, organization_id, key, provider, name, state, created_at,"
                                            + " updated_at) VALUES (?, ?, 'k', 'generic', 'G', 'active', now(), now())")
                            .params(UUID.randomUUID(), tenant.id())
                            .update();
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(tenant.call(() -> jdbc.sql("SELECT count(*) FROM integration")
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void masksWhatIsCalledLikeASecret() {
        trails.make(
                tenant,
                ChangeMade.created(
                        "thing.created",
                        TARGET,
                        Map.of(
                                "client_secret", "hush",
                                "nested", Map.of("Password", "hush", "codes", List.of("hush")),
                                "key_id", "key_1")));

        AuditEntryView kept = trails.of(tenant).getFirst();
        assertThat(kept.entry().after())
                .isEqualTo(Map.of(
                        "client_secret", "***",
                        "nested", Map.of("Password", "***", "codes", "***"),
                        "key_id", "key_1"));
    }

    @Test
    void boundsWhatItKeeps() {
        var large = new java.util.TreeMap<String, Object>();
        IntStream.range(0, 500).forEach(number -> large.put("field" + number, "é".repeat(1_000)));
        trails.make(tenant, new ChangeMade("thing.changed", TARGET, large, large));

        assertThat(trails.of(tenant).getFirst().entry().after()).containsOnlyKeys("left_out");
    }

    @Test
    void keepsTextThatDatabasesAndUtf8DoNot() {
        trails.make(tenant, AuditRecords.change("a\u0000b\uD800c\t\"\\\u0001\uD83D\uDE00"));

        assertThat(trails.of(tenant).getFirst().entry().target().name())
                .isEqualTo("a\uFFFDb\uFFFDc\t\"\\\u0001\uD83D\uDE00");
        assertThat(verify().state()).isEqualTo(ChainState.INTACT);
    }

    @Test
    void letsTheApplicationOnlyAppend() {
        trails.make(tenant, 1);
        for (String sql : List.of(
                "UPDATE audit_entry SET action = 'x'",
                "DELETE FROM audit_entry",
                "UPDATE audit_signature SET sequence = 1",
                "DELETE FROM audit_signature",
                "DELETE FROM audit_head")) {
            assertThatThrownBy(() -> tenant.call(() -> jdbc.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void keepsRefusedTriesOfFailedTransactions() {
        assertThatThrownBy(() -> tenant.call(() -> {
                    events.publishEvent(refusal());
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(IllegalStateException.class);

        EntryText entry = trails.of(tenant).getFirst().entry();
        assertThat(entry.outcome()).isEqualTo("refused");
        assertThat(entry.code()).isEqualTo("not_allowed");
        assertThat(entry.actor().kind()).isEqualTo("agent");
    }

    @Test
    void keepsRefusedTriesOutsideOfTransactionsUnderTheirOwnTenant() {
        Tenant.run(tenants.tenant().id(), () -> events.publishEvent(refusal()));

        assertThat(trails.of(tenant)).hasSize(1);
    }

    @Test
    void leavesAGaplessChainBehindManyAtOnce() throws Exception {
        List<TenantOrganization> both = List.of(tenant, tenants.tenant());
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = IntStream.range(0, 200)
                    .mapToObj(number -> Executors.callable(() -> trails.make(both.get(number % 2), 1)))
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }

        for (TenantOrganization each : both) {
            assertThat(trails.of(each).stream()
                            .mapToLong(view -> view.entry().sequence())
                            .toArray())
                    .isEqualTo(LongStream.rangeClosed(1, 100).toArray());
            VerificationView checked = Tenant.call(each.id(), verification::verify);
            assertThat(checked.state()).isEqualTo(ChainState.INTACT);
            assertThat(checked.verifiedThrough()).isEqualTo(100);
        }
    }

    private AttemptRefused refusal() {
        return new AttemptRefused(tenant.id(), new Actor.Run(new UUID(5, 5)), "upsertTicket", TARGET, "not_allowed");
    }

    private VerificationView verify() {
        return Tenant.call(tenant.id(), verification::verify);
    }
}
