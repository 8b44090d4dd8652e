package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cursors, headers, old tokens and missing settings lead to nothing of another organization. */
class ForgedContextTest extends TwoOrganizations {

    private static final List<String> HINTS = List.of(
            "X-Organization", "X-Organization-Id", "X-Tenant", "X-Tenant-Id", "Organization", "Signalbox-Organization");

    @Test
    void goesOnFromNoCursorOfAnother() {
        int tried = 0;
        for (ContractOperation operation : readable()) {
            if (!contract.queryParameters(operation).contains("cursor")) {
                continue;
            }
            for (Instant at : List.of(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))) {
                for (Object id : ids.values()) {
                    if (id instanceof UUID uuid) {
                        Response answer = attacker.request()
                                .queryParam("cursor", new Cursor(at, uuid).text())
                                .get(operation.path());
                        assertThat(answer.statusCode()).as(operation.toString()).isIn(200, 400, 404);
                        assertTellsNothing(operation, answer);
                        tried++;
                    }
                }
            }
        }
        log.info("Tried {} cursors at rows of another organization", tried);
        assertThat(tried).isGreaterThanOrEqualTo(100);
    }

    @Test
    void believesNoHints() {
        int tried = 0;
        for (ContractOperation operation : readable()) {
            RequestSpecification request = reading(operation);
            HINTS.forEach(header -> request.header(header, theirs.id().toString()));
            request.queryParam("organization_id", theirs.id()).queryParam("tenant_id", theirs.id());
            Response answer = request.get(operation.path());
            assertThat(answer.statusCode()).as(operation.toString()).isIn(200, 404);
            assertTellsNothing(operation, answer);
            tried++;
        }
        log.info("Tried {} operations with hints at another organization", tried);
        assertThat(tried).isGreaterThanOrEqualTo(15);
    }

    @Test
    void refusesTokensOfWhoBelongsThereNoMore() {
        var former = people.member(theirs.id(), Role.OWNER);
        Console token = former.console(port, theirs.id());
        assertThat(token.request().get("/api/v1/organization").statusCode()).isEqualTo(200);
        former.leaves(theirs.id());
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                        token.request().get("/api/v1/organization").statusCode())
                .isEqualTo(401));
        before = TenantPrint.of(administrator, theirs.id());

        int tried = 0;
        for (ContractOperation operation : operations()) {
            if (operation.isOpen()) {
                continue;
            }
            Map<String, Object> path = pathValues(operation);
            if (operation.path().contains("{sequence}")) {
                path.put("sequence", 1);
            }
            Response answer = call(token.request(), operation, path);
            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(401);
            assertTellsNothing(operation, answer);
            tried++;
        }
        log.info("Tried {} operations with a token of who left", tried);
        assertThat(tried).isGreaterThanOrEqualTo(50);
        assertUnchanged();
    }

    /** Straight to the pool, past everything that sets a tenant. */
    @Test
    void showsNoRowsWhenNobodySaysWhose() throws SQLException {
        int tables = 0;
        try (Connection connection = DriverManager.getConnection(administrator)) {
            for (String table : new TenantCatalogue(connection).tenantTables()) {
                assertThat(jdbc.sql("SELECT count(*) FROM " + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
                tables++;
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM organization")
                        .query(Long.class)
                        .single())
                .isZero();
        log.info("Looked into {} tables without a tenant", tables);
        assertThat(tables).isGreaterThanOrEqualTo(16);
    }
}
