package io.signalbox.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.audit.chain.AuditRecords;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.PeopleScene;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/** Nobody is told of a refusal before it is recorded, and recording takes no second connection. */
@Import(AuditRecords.class)
class RefusalRecorderTest extends PeopleScene {

    @Autowired
    private AuditRecords records;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private HikariDataSource pool;

    private TenantOrganization tenant;

    @BeforeEach
    void makeTenant() {
        tenant = tenants.tenant();
    }

    @Test
    void hasRecordedARefusalWhenItsAnswerArrives() {
        Console viewer = people.member(tenant.id(), Role.VIEWER).console(port, tenant.id());

        invite(viewer.request());
        assertThat(refusals()).containsExactly("createInvite");

        invite(viewer.request().header("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(refusals()).containsExactly("createInvite", "createInvite");
    }

    @Test
    void recordsWithTheConnectionThatTheUndoneTransactionGaveBack() throws SQLException {
        var refused = new AttemptRefused(
                tenant.id(),
                new Actor.Run(new UUID(5, 5)),
                "upsertTicket",
                new AuditTarget("run", new UUID(5, 5), "a run"),
                "not_allowed");
        List<Connection> others = new ArrayList<>();
        try {
            while (others.size() < pool.getMaximumPoolSize() - 1) {
                others.add(pool.getConnection());
            }
            assertThatThrownBy(() -> tenant.call(() -> {
                        events.publishEvent(refused);
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
        } finally {
            for (Connection connection : others) {
                connection.close();
            }
        }

        assertThat(refusals()).containsExactly("upsertTicket");
    }

    private static void invite(RequestSpecification request) {
        request.body(Map.of("email", "guest@example.com", "role", "viewer"))
                .post("/api/v1/invites")
                .then()
                .statusCode(403);
    }

    private List<String> refusals() {
        return records.of(tenant).stream()
                .map(AuditEntryView::entry)
                .filter(entry -> entry.outcome().equals("refused"))
                .map(entry -> entry.action())
                .toList();
    }
}
