package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.Fingerprint;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.ServerSentEvents;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * CallRetries every operation of the public contract with every role and with nobody. Who may is let in, whatever becomes of an empty body or an id
 * that does not exist; who may not is told so, and nothing has changed.
 */
@ControlPlaneTest
@Tag("walk")
class PermissionWalkTest {

    private static final Logger log = LoggerFactory.getLogger(PermissionWalkTest.class);
    private static final Set<String> REFUSALS = Set.of("not_allowed", "not_signed_in");

    @LocalServerPort
    private int port;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    private UUID organization;
    private final List<ContractOperation> operations =
            ContractDocument.load("public").operations();

    @BeforeEach
    void anOrganization() {
        var tenant = tenants.tenant();
        tenant.integration("github");
        organization = tenant.id();
    }

    @Test
    void letsEachRoleDoWhatItMayAndNothingElse() {
        int allowed = 0;
        int refused = 0;
        for (ContractOperation operation : served()) {
            List<Role> forbidden = roles(operation, false);
            try (var before = Fingerprint.of(administrator)) {
                forbidden.forEach(role -> expectRefusal(operation, role));
                before.assertUnchanged(operation.toString());
            }
            roles(operation, true).forEach(role -> expectEntry(operation, role));
            refused += forbidden.size();
            allowed += Role.values().length - forbidden.size();
        }
        log.info(
                "Walked {} operations x {} roles: {} let in, {} refused",
                served().size(),
                Role.values().length,
                allowed,
                refused);
        assertThat(allowed + refused).isEqualTo(served().size() * Role.values().length);
        assertThat(refused).isGreaterThanOrEqualTo(30);
    }

    @Test
    void letsNobodyInWithoutSigningIn() {
        int refused = 0;
        try (var before = Fingerprint.of(administrator)) {
            for (ContractOperation operation : served()) {
                Response answer = call(given().port(port), operation);
                if (AccessRules.of(operation.id()).orElseThrow() instanceof Rule.Anyone) {
                    assertThat(code(answer)).as(operation.toString()).isNotIn(REFUSALS);
                    continue;
                }
                assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(401);
                assertThat(code(answer)).as(operation.toString()).isEqualTo("not_signed_in");
                refused++;
            }
            before.assertUnchanged("Calls of nobody");
        }
        log.info("Walked {} operations with nobody: {} refused", served().size(), refused);
        assertThat(refused).isGreaterThanOrEqualTo(30);
    }

    private void expectRefusal(ContractOperation operation, Role role) {
        Response answer = call(caller(role).request(), operation);

        assertThat(answer.statusCode()).as("%s as %s", operation, role.id()).isEqualTo(403);
        assertThat(code(answer)).as("%s as %s", operation, role.id()).isEqualTo("not_allowed");
        assertThat(answer.<String>path("detail"))
                .as("%s as %s", operation, role.id())
                .contains(needed(operation).id());
    }

    private void expectEntry(ContractOperation operation, Role role) {
        if (operation.streams()) {
            expectStream(operation, role);
            return;
        }
        Response answer = call(caller(role).request(), operation);

        assertThat(answer.statusCode()).as("%s as %s", operation, role.id()).isLessThan(500);
        assertThat(code(answer)).as("%s as %s", operation, role.id()).isNotIn(REFUSALS);
    }

    private void expectStream(ContractOperation operation, Role role) {
        try (var stream = ServerSentEvents.open(caller(role), path(operation))) {
            assertThat(stream.status()).as("%s as %s", operation, role.id()).isIn(200, 404);
        } catch (Exception failure) {
            throw new AssertionError(operation + " as " + role.id(), failure);
        }
    }

    /** Somebody new each time: some operations end what they are allowed by. */
    private Console caller(Role role) {
        return people.member(organization, role).console(port, organization);
    }

    private static Response call(RequestSpecification request, ContractOperation operation) {
        request.contentType(ContentType.JSON);
        if (Set.of("post", "put", "patch").contains(operation.method())) {
            request.body("{}");
        }
        return request.request(operation.method(), path(operation));
    }

    private static String path(ContractOperation operation) {
        return operation
                .path()
                .replace("{domain}", "example.com")
                .replace("{sequence}", "1")
                .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
    }

    private static String code(Response answer) {
        boolean isProblem = answer.contentType().startsWith("application/problem+json");
        return isProblem ? answer.path("code") : "";
    }

    private static List<Role> roles(ContractOperation operation, boolean allowed) {
        return Arrays.stream(Role.values())
                .filter(role -> may(role, operation) == allowed)
                .toList();
    }

    private static boolean may(Role role, ContractOperation operation) {
        return switch (AccessRules.of(operation.id()).orElseThrow()) {
            case Rule.Anyone anyone -> true;
            case Rule.SignedIn signedIn -> true;
            case Rule.Needs needs -> role.may(needs.permission());
        };
    }

    private static Permission needed(ContractOperation operation) {
        return ((Rule.Needs) AccessRules.of(operation.id()).orElseThrow()).permission();
    }

    /** That all are served is what {@code OperationsTest} checks. */
    private List<ContractOperation> served() {
        Set<String> methods = handlers.getHandlerMethods().values().stream()
                .map(handler -> handler.getMethod().getName())
                .collect(Collectors.toSet());
        return new ArrayList<>(operations.stream()
                .filter(operation -> methods.contains(operation.id()))
                .toList());
    }
}
