package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Asks the planner, as the application's role and behind the isolation of tenants, how it would read many rows. */
@ControlPlaneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PlansScene {

    private final int foreign;
    private final int own;
    private final String tables;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TenantFixture tenants;

    @Value("${signalbox.database.url}")
    protected String administrator;

    protected TenantOrganization tenant;

    /**
     * @param foreign rows of another tenant
     * @param own rows of the tenant who asks
     * @param tables what is filled, with commas between
     */
    protected PlansScene(int foreign, int own, String tables) {
        this.foreign = foreign;
        this.own = own;
        this.tables = tables;
    }

    @BeforeAll
    void fill() throws SQLException {
        insert(tenants.tenant(), foreign);
        tenant = tenants.tenant();
        insert(tenant, own);
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE " + tables);
        }
    }

    protected abstract void insert(TenantOrganization owner, int count);

    protected String plan(String query) {
        return plan(jdbc.sql("EXPLAIN " + query));
    }

    /** Of a page of fifty. */
    protected String plan(ListQuery query) {
        return plan(
                jdbc.sql("EXPLAIN " + query.sql()).params(query.parameters()).param("most", 51));
    }

    private String plan(StatementSpec explained) {
        return tenant.call(() -> String.join("\n", explained.query(String.class).list()));
    }
}
