package io.signalbox.controlplane.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.Replicas;
import io.signalbox.controlplane.testing.Replicas.Replica;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** The head of a chain is in the database, so it does not matter which replica a change is made at. */
public class TwoReplicasTest extends ChainScene {

    @Autowired
    private ConfigurableEnvironment environment;

    @Test
    public void appendAndSignOneChain() throws Exception {
        List<TenantOrganization> both = List.of(tenants.tenant(), tenants.tenant());
        try (Replica other = Replicas.beside(environment);
                var threads = Executors.newFixedThreadPool(8)) {
            var work = IntStream.range(0, 200)
                    .mapToObj(number -> Executors.callable(() -> {
                        TenantOrganization tenant = both.get(number % 2);
                        if (number % 4 < 2) {
                            trails.make(tenant, 1);
                        } else {
                            makeAt(other, tenant);
                        }
                        if (number % 20 == 0) {
                            signer.signAdvanced();
                            other.bean(HeadSigner.class).signAdvanced();
                        }
                    }))
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            for (TenantOrganization tenant : both) {
                Tenant.run(tenant.id(), signer::signHead);
                VerificationView checked = Tenant.call(tenant.id(), other.bean(AuditVerification.class)::verify);
                assertThat(checked.state()).isEqualTo(ChainState.INTACT);
                assertThat(checked.verifiedThrough()).isEqualTo(100);
                assertThat(checked.lastSignature().sequence()).isEqualTo(100);
                assertThat(Tenant.call(tenant.id(), verification::verify).headHash())
                        .isEqualTo(checked.headHash());
            }
        }
    }

    private static void makeAt(Replica replica, TenantOrganization tenant) {
        var transactions = replica.bean(TransactionTemplate.class);
        Tenant.run(
                tenant.id(),
                () -> transactions.executeWithoutResult(
                        status -> replica.context().publishEvent(AuditRecords.change("elsewhere"))));
    }
}
