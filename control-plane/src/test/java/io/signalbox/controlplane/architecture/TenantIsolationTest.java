package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Law 6: the isolation of tenants stands in the database, around every table. Everything happens in one transaction that is undone. */
@ControlPlaneTest
class TenantIsolationTest {

    /** Shared by all tenants on purpose: sign-in and limits come before a tenant is known. */
    private static final List<String> SHARED = List.of(
            "agent_instance",
            "app_user",
            "circuit_breaker",
            "counter_fold",
            "flyway_schema_history",
            "installation_key",
            "installation_outbox",
            "organization",
            "password_reset",
            "rate_limit",
            "recovery_code",
            "refresh_token",
            "second_factor",
            "session",
            "sign_in_challenge",
            "sign_in_failure",
            "signing_key",
            "trusted_device");

    private static final UUID OURS = new UUID(0, 1);
    private static final UUID THEIRS = new UUID(0, 2);

    @Value("${signalbox.database.url}")
    private String administrator;

    private Connection connection;
    private TenantCatalogue catalogue;

    @BeforeEach
    void begin() throws SQLException {
        connection = DriverManager.getConnection(administrator);
        connection.setAutoCommit(false);
        catalogue = new TenantCatalogue(connection);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void standsAroundEveryTableOfATenant() throws SQLException {
        assertThat(catalogue.tenantTables()).contains("ticket", "integration", "run", "raw_event");
        assertThat(catalogue.unprotectedTables()).isEmpty();
    }

    @Test
    void leavesOutOnlyWhatIsSharedOnPurpose() throws SQLException {
        assertThat(catalogue.tablesWithoutTenant()).containsExactlyInAnyOrderElementsOf(SHARED);
    }

    @Test
    void noticesEveryWayToForgetIt() throws SQLException {
        catalogue.execute("CREATE TABLE signalbox.bare (organization_id uuid NOT NULL)");
        catalogue.execute("CREATE TABLE signalbox.not_forced (organization_id uuid NOT NULL)");
        catalogue.execute("ALTER TABLE signalbox.not_forced ENABLE ROW LEVEL SECURITY");
        catalogue.execute("CREATE TABLE signalbox.no_policy (organization_id uuid NOT NULL)");
        catalogue.execute("ALTER TABLE signalbox.no_policy ENABLE ROW LEVEL SECURITY");
        catalogue.execute("ALTER TABLE signalbox.no_policy FORCE ROW LEVEL SECURITY");
        catalogue.execute("CREATE TABLE signalbox.open_policy (organization_id uuid NOT NULL)");
        catalogue.execute("ALTER TABLE signalbox.open_policy ENABLE ROW LEVEL SECURITY");
        catalogue.execute("ALTER TABLE signalbox.open_policy FORCE ROW LEVEL SECURITY");
        catalogue.execute("CREATE POLICY everyone ON signalbox.open_policy TO signalbox_app USING (true)");

        assertThat(catalogue.unprotectedTables())
                .containsExactlyInAnyOrder("bare", "not_forced", "no_policy", "open_policy");
    }

    @Test
    void bindsTheApplicationsRole() throws SQLException {
        assertThat(catalogue.query("""
                        SELECT rolname FROM pg_roles
                        WHERE rolname IN ('signalbox_app', 'signalbox_owner')
                            AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                        """)).isEmpty();
        assertThat(catalogue.query("""
                        SELECT relname FROM pg_class WHERE relowner = 'signalbox_app'::regrole
                        UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'signalbox_app'::regrole
                        UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'signalbox_app'::regrole
                        UNION ALL SELECT roleid::regrole::text FROM pg_auth_members WHERE member = 'signalbox_app'::regrole
                        """)).isEmpty();
    }

    @Test
    void opensOnlyDoorsWithAFixedPathAndForTheApplicationAlone() throws SQLException {
        assertThat(catalogue.query("""
                        SELECT proname FROM pg_proc
                        WHERE pronamespace = 'signalbox'::regnamespace AND prosecdef
                            AND (NOT coalesce(proconfig::text, '') LIKE '%search_path=signalbox%'
                                OR proacl IS NULL OR proacl::text ~ '(\\{|,)=X')
                        """)).isEmpty();
    }

    @Test
    void showsEachTableOnlyToItsTenant() throws SQLException {
        List<String> tables = catalogue.tenantTables();
        catalogue.fill(tables, OURS);
        catalogue.becomeApplication();

        for (String table : tables) {
            catalogue.actFor(null);
            assertThat(catalogue.count(table)).as("%s without a tenant", table).isZero();
            catalogue.actFor(THEIRS);
            assertThat(catalogue.count(table))
                    .as("%s for another tenant", table)
                    .isZero();
            catalogue.actFor(OURS);
            assertThat(catalogue.count(table)).as("%s for its tenant", table).isEqualTo(1);
        }
    }

    @Test
    void letsNobodyWriteForAnotherTenant() throws SQLException {
        List<String> tables = catalogue.tenantTables();
        catalogue.loosen(tables);
        catalogue.becomeApplication();

        for (UUID tenant : new UUID[] {THEIRS, null}) {
            catalogue.actFor(tenant);
            for (String table : tables) {
                assertThatThrownBy(() -> catalogue.insert(table, OURS))
                        .as("%s written by %s", table, tenant)
                        .isInstanceOf(SQLException.class)
                        .extracting("SQLState")
                        .isEqualTo("42501");
            }
        }
    }

    @Test
    void letsNobodyChangeOrRemoveRowsOfAnotherTenant() throws SQLException {
        List<String> tables = catalogue.tenantTables();
        catalogue.fill(tables, OURS);
        catalogue.becomeApplication();
        catalogue.actFor(THEIRS);

        for (String table : tables) {
            assertThat(reached("DELETE FROM signalbox." + table)).as(table).isZero();
            assertThat(reached("UPDATE signalbox." + table + " SET organization_id = '" + THEIRS + "'"))
                    .as(table)
                    .isZero();
        }
    }

    /** It has an id where the others have an organization_id, and is as private as they are. */
    @Test
    void showsAnOrganizationOnlyToItself() throws SQLException {
        catalogue.execute("INSERT INTO signalbox.organization (id, name, created_at) VALUES ('" + OURS
                + "', 'Ours', now()), ('" + THEIRS + "', 'Theirs', now())");
        catalogue.becomeApplication();

        catalogue.actFor(null);
        assertThat(catalogue.count("organization")).isZero();
        catalogue.actFor(THEIRS);
        assertThat(catalogue.query("SELECT name FROM signalbox.organization")).containsExactly("Theirs");
        assertThat(reached("UPDATE signalbox.organization SET name = 'Taken' WHERE id = '" + OURS + "'"))
                .isZero();
        assertThat(reached("DELETE FROM signalbox.organization")).isZero();
    }

    /** Rows a statement reaches; none when the application may not even try, as with tables it only appends to. */
    private int reached(String sql) throws SQLException {
        try {
            return catalogue.changed(sql);
        } catch (SQLException refused) {
            if (refused.getSQLState().equals("42501")) {
                return 0;
            }
            throw refused;
        }
    }
}
