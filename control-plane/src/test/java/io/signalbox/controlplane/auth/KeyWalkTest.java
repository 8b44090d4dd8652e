package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.auth.authorization.AccessRules;
import io.signalbox.controlplane.auth.authorization.Rule;
import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.Fingerprint;
import io.signalbox.controlplane.testing.PlainCaller;
import io.signalbox.controlplane.testing.ServerSentEvents;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Calls every operation of the public contract with a key of every scope, and with one that has them all. What a scope names is allowed, whatever
 * becomes of an empty body or an id that does not exist; everything else is refused, and nothing has changed.
 */
@ControlPlaneTest
class KeyWalkTest {

    private static final Logger log = LoggerFactory.getLogger(KeyWalkTest.class);
    private static final AccessRules RULES = AccessRules.load();
    private static final List<Permission> SCOPES =
            Arrays.stream(Permission.values()).filter(Permission::isScope).toList();

    @LocalServerPort
    private int port;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    private final List<ContractOperation> operations =
            ContractDocument.load("public").operations();
    private final List<Holder> holders = new ArrayList<>();

    /** A key, and what it may do. */
    private record Holder(ServiceCaller service, Set<Permission> scopes) {}

    @BeforeEach
    void makeKeys() {
        Console owner = Console.signIn(port);
        SCOPES.forEach(scope -> holders.add(holder(owner, Set.of(scope))));
        holders.add(holder(owner, Set.copyOf(SCOPES)));
        holders.forEach(holder -> awaitNoted(owner, holder.service()));
    }

    /** Its use is written down now and not during the walk, which looks for whatever changes. */
    private static void awaitNoted(Console owner, ServiceCaller service) {
        service.request().get("/api/v1/tickets");
        await().until(
                        () -> owner.request()
                                .get("/api/v1/api-keys/" + service.id())
                                .<String>path("last_used_at"),
                        used -> used != null);
    }

    @Test
    void letsEachKeyDoWhatItsScopesNameAndNothingElse() {
        int allowed = 0;
        int refused = 0;
        List<ContractOperation> served = served();
        try (var before = Fingerprint.of(administrator)) {
            for (Holder holder : holders) {
                List<ContractOperation> forbidden = operations(served, holder, false);
                forbidden.forEach(operation -> expectRefusal(holder, operation));
                refused += forbidden.size();
            }
            before.assertUnchanged("Calls that were refused");
        }
        for (Holder holder : holders) {
            List<ContractOperation> permitted = operations(served, holder, true);
            permitted.forEach(operation -> expectEntry(holder, operation));
            allowed += permitted.size();
        }
        log.info(
                "Walked {} operations x {} keys: {} let in, {} refused",
                served.size(),
                holders.size(),
                allowed,
                refused);
        assertThat(allowed + refused).isEqualTo(served.size() * holders.size());
        assertThat(refused).isGreaterThan(allowed);
    }

    /** That all are served is what {@code OperationsTest} checks. */
    private List<ContractOperation> served() {
        Set<String> methods = handlers.getHandlerMethods().values().stream()
                .map(handler -> handler.getMethod().getName())
                .collect(Collectors.toSet());
        return operations.stream()
                .filter(operation -> methods.contains(operation.id()))
                .toList();
    }

    private static Holder holder(Console owner, Set<Permission> scopes) {
        String[] ids = scopes.stream().map(Permission::id).toArray(String[]::new);
        return new Holder(ServiceCaller.with(owner, ids), scopes);
    }

    private static List<ContractOperation> operations(List<ContractOperation> served, Holder holder, boolean allowed) {
        return served.stream()
                .filter(operation -> may(holder, operation) == allowed)
                .toList();
    }

    private static boolean may(Holder holder, ContractOperation operation) {
        return switch (RULES.of(operation.id()).orElseThrow()) {
            case Rule.Anyone anyone -> true;
            case Rule.SignedIn peopleOnly -> false;
            case Rule.Needs needs -> holder.scopes().contains(needs.permission());
        };
    }

    private static void expectRefusal(Holder holder, ContractOperation operation) {
        PlainCaller.Answer answer = operation.callBy(PlainCaller.of(holder.service()));
        assertThat(answer.status()).as(described(holder, operation)).isEqualTo(403);
        assertThat(answer.code()).as(described(holder, operation)).isEqualTo("not_allowed");
    }

    private void expectEntry(Holder holder, ContractOperation operation) {
        if (operation.streams()) {
            expectStream(holder, operation);
            return;
        }
        PlainCaller.Answer answer = operation.callBy(PlainCaller.of(holder.service()));
        assertThat(answer.isFault())
                .as("%s: %d", described(holder, operation), answer.status())
                .isFalse();
        assertThat(answer.code()).as(described(holder, operation)).isNotIn("not_allowed", "api_key_refused");
    }

    private void expectStream(Holder holder, ContractOperation operation) {
        var caller = new Console(port, holder.service().key(), UUID.randomUUID());
        try (var stream = ServerSentEvents.open(caller, operation.madeUpPath())) {
            assertThat(stream.status()).as(described(holder, operation)).isIn(200, 404);
        } catch (Exception failure) {
            throw new AssertionError(described(holder, operation), failure);
        }
    }

    private static String described(Holder holder, ContractOperation operation) {
        return operation + " with " + holder.scopes();
    }
}
