package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Others rely on a print that tells of every change and of nothing else. */
@ControlPlaneTest
class TenantPrintTest {

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private RunFixture runs;

    @Value("${signalbox.database.url}")
    private String administrator;

    private TenantOrganization tenant;

    @BeforeEach
    void fill() {
        tenant = tenants.tenant();
        runs.queued(tenant, tenant.integration("generic"), "T-1");
    }

    @Test
    void isTheSameAfterBookkeeping() throws SQLException {
        execute(counting("queued", 0));
        TenantPrint before = print();

        execute("SELECT signalbox.fold_counters(5000, now() - interval '25 hours')");
        execute("SELECT signalbox.claim_recount(now(), '-infinity')");

        assertThat(unfolded()).containsExactly("0");
        assertThat(print()).isEqualTo(before);
    }

    @Test
    void differsWhenACounterDoes() throws SQLException {
        TenantPrint before = print();

        execute(counting("queued", 1));

        assertThat(print()).isNotEqualTo(before);
    }

    @Test
    void differsWhenARowDoes() throws SQLException {
        TenantPrint before = print();

        execute("UPDATE signalbox.run_queue SET deaths = deaths + 1 WHERE organization_id = '" + tenant.id() + "'");

        assertThat(print()).isNotEqualTo(before);
    }

    private TenantPrint print() {
        return TenantPrint.of(administrator, tenant.id());
    }

    private List<String> unfolded() {
        return new DatabaseState(administrator)
                .column("SELECT count(*) FROM signalbox.counter_delta WHERE organization_id = '" + tenant.id() + "'");
    }

    private String counting(String measure, int number) {
        return "INSERT INTO signalbox.counter_delta (organization_id, subject_type, measure, number) VALUES ('"
                + tenant.id() + "', 'event', '" + measure + "', " + number + ")";
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
