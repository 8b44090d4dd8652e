package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import io.signalbox.controlplane.testing.contract.SampleBody;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An owner of one organization, who may do everything there, tries to reach another one: with each id that the public contract takes, with
 * filters, cursors, headers, bodies, and with a token that was good once. Nothing of the other one is told, and nothing in it changes.
 */
@ControlPlaneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedOrganizationTest {

    private static final Logger log = LoggerFactory.getLogger(ForgedOrganizationTest.class);
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern INSTANCE = Pattern.compile("\"instance\":\"[^\"]*\",");
    private static final Set<String> WRITING = Set.of("post", "put", "patch", "delete");
    /** Numbers of entries, counted anew in each organization: the same number is somebody's own. */
    private static final Set<String> OWN_NUMBERS = Set.of("sequence");
    /** Signed by its source: whoever knows the address of a webhook may knock, in whatever name. */
    private static final Set<String> DOORS = Set.of("receiveHook");

    private static final List<String> HINTS = List.of(
            "X-Organization", "X-Organization-Id", "X-Tenant", "X-Tenant-Id", "Organization", "Signalbox-Organization");

    @LocalServerPort
    private int port;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private RunFixture runs;

    @Autowired
    private JdbcClient jdbc;

    private final ContractDocument contract = ContractDocument.load("public");
    private TenantOrganization ours;
    private TenantOrganization theirs;
    private Console attacker;
    private Map<String, Object> ids;
    private TenantPrint before;

    @BeforeAll
    void makeBoth() {
        ours = tenants.tenant();
        theirs = tenants.tenant();
        var us = people.member(ours.id(), Role.OWNER).withPassword(Console.PASSWORD);
        attacker = us.console(port, ours.id());
        var them = people.member(theirs.id(), Role.OWNER);
        ids = RowsOfAnother.make(theirs, them.id(), them.console(port, theirs.id()), runs, jdbc);
    }

    @BeforeEach
    void look() {
        before = TenantPrint.of(administrator, theirs.id());
        assertThat(before.filled()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void findsNothingUnderAnyIdOfAnother() {
        Set<String> names = new TreeSet<>();
        int tried = 0;
        for (ContractOperation operation : operations()) {
            Map<String, Object> path = pathValues(operation);
            if (path.isEmpty()) {
                continue;
            }
            Response answer = call(attacker.request(), operation, path);
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.asString())
                    .isEqualTo(404);
            assertTellsNothing(operation, answer);
            names.addAll(path.keySet());
            tried++;
        }
        log.info("Tried {} operations with ids of another organization: {}", tried, names);
        assertThat(tried).isEqualTo((int) operations().stream()
                .filter(operation -> !pathValues(operation).isEmpty())
                .count());
        assertThat(tried).isGreaterThanOrEqualTo(27);
        assertUnchanged();
    }

    @Test
    void takesNoIdOfAnotherInABody() {
        var bodies = new SampleBody(contract, bodyValues());
        int tried = 0;
        for (ContractOperation operation : operations()) {
            // A mail domain belongs to nobody until it is proven: several may claim it, and the claim tells nothing of
            // the others.
            boolean carriesId = bodies.knownNames(operation).stream()
                    .anyMatch(name -> ids.containsKey(name) && !name.equals("domain"));
            if (!carriesId || !pathValues(operation).isEmpty()) {
                continue;
            }
            Response answer = call(attacker.request(), operation, Map.of());
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.asString())
                    .isBetween(400, 499);
            assertTellsNothing(operation, answer);
            tried++;
        }
        log.info("Tried {} operations with ids of another organization in the body", tried);
        assertThat(tried).isGreaterThanOrEqualTo(2);
        assertUnchanged();
    }

    @Test
    void filtersNothingOutOfAnother() {
        int tried = 0;
        for (ContractOperation operation : readable()) {
            for (String name : contract.queryParameters(operation)) {
                Object value = name.equals("q") ? RowsOfAnother.WORD : ids.get(name);
                if (value == null) {
                    continue;
                }
                Response answer = reading(operation).queryParam(name, value).get(operation.path());
                assertThat(answer.statusCode())
                        .as("%s?%s: %s", operation, name, answer.asString())
                        .isIn(200, 404);
                assertTellsNothing(operation, answer);
                tried++;
            }
        }
        log.info("Tried {} filters with values of another organization", tried);
        assertThat(tried).isGreaterThanOrEqualTo(12);
    }

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

    private Response call(RequestSpecification request, ContractOperation operation, Map<String, Object> path) {
        if (WRITING.contains(operation.method())) {
            new SampleBody(contract, bodyValues()).of(operation).ifPresent(request::body);
        }
        return request.pathParams(path).request(operation.method(), operation.path());
    }

    private RequestSpecification reading(ContractOperation operation) {
        RequestSpecification request = attacker.request();
        return contract.queryParameters(operation).contains("format") ? request.queryParam("format", "jsonl") : request;
    }

    private Map<String, Object> bodyValues() {
        Map<String, Object> values = new HashMap<>(ids);
        values.put("password", Console.PASSWORD);
        values.put("role", "viewer");
        return values;
    }

    private Map<String, Object> pathValues(ContractOperation operation) {
        Map<String, Object> values = new HashMap<>();
        Matcher parameters = PARAMETER.matcher(operation.path());
        while (parameters.find()) {
            String name = parameters.group(1);
            if (!OWN_NUMBERS.contains(name)) {
                assertThat(ids)
                        .as("RowsOfAnother makes a row for each id: %s", operation)
                        .containsKey(name);
                values.put(name, ids.get(name));
            }
        }
        return values;
    }

    private List<ContractOperation> operations() {
        return contract.operations().stream()
                .filter(operation -> !DOORS.contains(operation.id()))
                .toList();
    }

    /** What answers with something and ends, and needs no id in its path. */
    private List<ContractOperation> readable() {
        return operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> !operation.path().contains("{") && !operation.streams() && !operation.isOpen())
                .toList();
    }

    /** Problems repeat the address that was asked for; that much the caller knew. */
    private static void assertTellsNothing(ContractOperation operation, Response answer) {
        String told = INSTANCE.matcher(answer.asString()).replaceAll("");
        assertThat(told).as(operation.toString()).doesNotContain(RowsOfAnother.WORD);
    }

    private void assertUnchanged() {
        assertThat(TenantPrint.of(administrator, theirs.id())).isEqualTo(before);
    }
}
