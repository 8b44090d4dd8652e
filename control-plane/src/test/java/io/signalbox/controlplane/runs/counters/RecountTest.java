package io.signalbox.controlplane.runs.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody has written to the counters behind the product's back. */
@ControlPlaneTest
@ExtendWith(OutputCaptureExtension.class)
class RecountTest {

    @Autowired
    private Recounting recounting;

    @Autowired
    private Recount recount;

    @Autowired
    private CounterDrift drift;

    @Autowired
    private RunCounters counters;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Value("${signalbox.database.url}")
    private String administrator;

    private TenantOrganization tenant;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        UUID integration = tenant.integration("generic");
        fixture.queued(tenant, integration, "T-1");
        fixture.queued(tenant, integration, "T-2");
    }

    /** Other tests look at health and metrics too. */
    @AfterEach
    void correct() {
        tenant.call(recount::correct);
        drift.refresh();
    }

    @Test
    void findsNothingWrongWhereNothingIs(CapturedOutput output) {
        recounting.recount(tenant.id());

        assertThat(state().drift()).isZero();
        assertThat(state().recountedAt()).isNotNull();
        assertThat(output).doesNotContain("counters_drifted organization_id=" + tenant.id());
    }

    @Test
    void raisesTheAlarmWhenCountersDrift(CapturedOutput output) throws SQLException {
        plant(3);

        recounting.recount(tenant.id());
        drift.refresh();

        assertThat(state().drift()).isEqualTo(3);
        assertThat(output).contains("counters_drifted organization_id=" + tenant.id());
        assertThat(meters.get("signalbox.conservation.drift")
                        .tag("organization", tenant.id().toString())
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat((Long) drift.health().getDetails().get("drifted_organizations"))
                .isPositive();
    }

    @Test
    void setsCountersRight() throws SQLException {
        plant(-1);

        List<CounterDifference> differences = tenant.call(recount::correct);

        assertThat(differences).containsExactly(new CounterDifference("event", "queued", "", 1, 2));
        assertThat(tenant.call(() -> counters.of("event")).runs().queued()).isEqualTo(2);
        assertThat(tenant.call(recount::measure)).isEmpty();
    }

    @Test
    void setsCountersRightByCommand(CapturedOutput output) throws SQLException {
        plant(5);

        assertThat(run()).isEqualTo(1);
        assertThat(run()).isZero();

        assertThat(output).contains("Counter corrected: organization_id=" + tenant.id());
        assertThat(tenant.call(() -> counters.of("event")).runs().queued()).isEqualTo(2);
    }

    private RecountState state() {
        return tenant.call(counters::recounted);
    }

    private int run() {
        return RecountCounters.run(
                "--signalbox.database.url=" + administrator,
                "--signalbox.master-key=" + FreshServices.MASTER_KEY,
                "--signalbox.service-key=" + FreshServices.SERVICE_KEY,
                "--signalbox.encryption-keys=" + FreshServices.ENCRYPTION_KEYS);
    }

    private void plant(int queued) throws SQLException {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO signalbox.counter_delta (organization_id, subject_type, measure, number) VALUES ('%s', 'event', 'queued', %d)
                    """.formatted(tenant.id(), queued));
        }
    }
}
