package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.auth.authorization.AccessRules;
import io.signalbox.controlplane.auth.authorization.Rule;
import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.Fingerprint;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.PlainCaller;
import io.signalbox.controlplane.testing.ServerSentEvents;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Calls every operation of the public contract with every role and with nobody. Who may is allowed, whatever becomes of an empty body or an id
 * that does not exist; who may not is told so, and nothing has changed.
 */
@ControlPlaneTest
class PermissionWalkTest {

    private static final Logger log = LoggerFactory.getLogger(PermissionWalkTest.class);
    private static final AccessRules RULES = AccessRules.load();
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
        List<ContractOperation> served = served();
        int refused = 0;
        try (var before = Fingerprint.of(administrator)) {
            for (Role role : Role.values()) {
                refused += refuseAll(role, served);
            }
            before.assertUnchanged("Calls that were refused");
        }
        int allowed = 0;
        for (Role role : Role.values()) {
            allowed += enterAll(role, served);
        }
        log.info(
                "Walked {} operations x {} roles: {} let in, {} refused",
                served.size(),
                Role.values().length,
                allowed,
                refused);
        assertThat(allowed + refused).isEqualTo(served.size() * Role.values().length);
        assertThat(refused).isGreaterThanOrEqualTo(30);
    }

    /** One sign-in for all: what is refused ends nothing. */
    private int refuseAll(Role role, List<ContractOperation> served) {
        Console caller = newCaller(role);
        List<ContractOperation> forbidden =
                served.stream().filter(operation -> !may(role, operation)).toList();
        forbidden.forEach(operation -> expectRefusal(operation, role, caller));
        return forbidden.size();
    }

    /** One sign-in for all that read; somebody new for each other one: some operations end what they are allowed by. */
    private int enterAll(Role role, List<ContractOperation> served) {
        Console reader = newCaller(role);
        List<ContractOperation> permitted =
                served.stream().filter(operation -> may(role, operation)).toList();
        permitted.forEach(
                operation -> expectEntry(operation, role, operation.method().equals("get") ? reader : newCaller(role)));
        return permitted.size();
    }

    @Test
    void letsNobodyInWithoutSigningIn() {
        int refused = 0;
        try (var before = Fingerprint.of(administrator)) {
            for (ContractOperation operation : served()) {
                PlainCaller.Answer answer = operation.callBy(PlainCaller.nobody(port));
                if (RULES.of(operation.id()).orElseThrow() instanceof Rule.Anyone) {
                    assertThat(answer.code()).as(operation.toString()).isNotIn(REFUSALS);
                    continue;
                }
                assertThat(answer.status()).as(operation.toString()).isEqualTo(401);
                assertThat(answer.code()).as(operation.toString()).isEqualTo("not_signed_in");
                refused++;
            }
            before.assertUnchanged("Calls of nobody");
        }
        log.info("Walked {} operations with nobody: {} refused", served().size(), refused);
        assertThat(refused).isGreaterThanOrEqualTo(30);
    }

    private static void expectRefusal(ContractOperation operation, Role role, Console caller) {
        PlainCaller.Answer answer = operation.callBy(PlainCaller.of(caller));

        assertThat(answer.status()).as("%s as %s", operation, role.id()).isEqualTo(403);
        assertThat(answer.code()).as("%s as %s", operation, role.id()).isEqualTo("not_allowed");
        assertThat(answer.detail())
                .as("%s as %s", operation, role.id())
                .contains(needed(operation).id());
    }

    private static void expectEntry(ContractOperation operation, Role role, Console caller) {
        if (operation.streams()) {
            expectStream(operation, role, caller);
            return;
        }
        PlainCaller.Answer answer = operation.callBy(PlainCaller.of(caller));

        assertThat(answer.isFault())
                .as("%s as %s: %d", operation, role.id(), answer.status())
                .isFalse();
        assertThat(answer.code()).as("%s as %s", operation, role.id()).isNotIn(REFUSALS);
    }

    private static void expectStream(ContractOperation operation, Role role, Console caller) {
        try (var stream = ServerSentEvents.open(caller, operation.madeUpPath())) {
            assertThat(stream.status()).as("%s as %s", operation, role.id()).isIn(200, 404);
        } catch (Exception failure) {
            throw new AssertionError(operation + " as " + role.id(), failure);
        }
    }

    private Console newCaller(Role role) {
        return people.member(organization, role).console(port, organization);
    }

    private static boolean may(Role role, ContractOperation operation) {
        return switch (RULES.of(operation.id()).orElseThrow()) {
            case Rule.Anyone anyone -> true;
            case Rule.SignedIn signedIn -> true;
            case Rule.Needs needs -> role.may(needs.permission());
        };
    }

    private static Permission needed(ContractOperation operation) {
        return ((Rule.Needs) RULES.of(operation.id()).orElseThrow()).permission();
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
