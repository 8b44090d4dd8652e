package io.signalbox.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.signalbox.controlplane.audit.chain.AuditRecords;
import io.signalbox.controlplane.audit.chain.EntryText;
import io.signalbox.controlplane.platform.web.RequestId;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.MemberFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks the public contract: whatever changes something leaves an entry in the audit log. */
@ControlPlaneTest
class AuditWalkTest {

    private static final Path REFERENCE = Path.of("../docs/reference/audit-log.md");
    private static final Set<String> CHANGING = Set.of("post", "put", "patch", "delete");

    @LocalServerPort
    private int port;

    @Autowired
    private AuditRecords trails;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private MemberFixture members;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    static List<AuditCases.Case> cases() {
        return AuditCases.all();
    }

    @Test
    void knowsEveryOperationThatChangesSomething() {
        Set<String> known = cases().stream().map(AuditCases.Case::operationId).collect(Collectors.toSet());
        known.addAll(AuditCases.EXEMPT.keySet());

        assertThat(new TreeSet<>(changing()))
                .as("each served operation that changes something has a case or an exemption in AuditCases")
                .isEqualTo(new TreeSet<>(known));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesAnEntry(AuditCases.Case each) {
        var world = new AuditWorld(Console.signIn(port), tenants, members);
        AuditWorld.Call call = each.prepare().apply(world);
        long before = newest(world.owner().organizationId());

        Response answer = call.send().get();

        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
        UUID organization = call.organization().apply(answer);
        long start = organization.equals(world.owner().organizationId()) ? before : 0;
        EntryText entry = trails.of(tenants.existing(organization)).stream()
                .map(AuditEntryView::entry)
                .filter(written -> written.sequence() > start)
                .filter(written -> written.action().equals(each.action()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No entry " + each.action()));
        assertThat(entry.outcome()).isEqualTo("done");
        assertThat(entry.actor().kind()).isEqualTo(call.by().kind());
        assertThat(entry.actor().id()).hasToString(call.by().id());
        assertThat(entry.actor().sessionId() != null)
                .as("only people have sessions")
                .isEqualTo(entry.actor().kind().equals("person"));
        assertThat(entry.address()).isEqualTo("127.0.0.1");
        assertThat(entry.userAgent()).isNotBlank();
        assertThat(entry.requestId()).isEqualTo(answer.header(RequestId.HEADER));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDescribed(AuditCases.Case each) throws Exception {
        assertThat(Files.readString(REFERENCE)).contains("`" + each.action() + "`");
    }

    @Test
    void keepsTheFirstStart() {
        Console console = Console.signIn(port);

        EntryText first =
                trails.of(tenants.existing(console.organizationId())).getFirst().entry();
        assertThat(first.action()).isEqualTo("organization.created");
        assertThat(first.actor().kind()).isEqualTo("installation");
        assertThat(first.after()).containsEntry("owner", Console.EMAIL);
    }

    private Set<String> changing() {
        Set<String> served = handlers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name().toLowerCase(Locale.ROOT) + " " + path)))
                .collect(Collectors.toSet());
        return operations()
                .filter(operation -> CHANGING.contains(operation.method()))
                .filter(operation -> served.contains(operation.method() + " " + operation.path()))
                .map(operation -> String.valueOf(operation.definition().get("operationId")))
                .collect(Collectors.toSet());
    }

    private static Stream<ContractOperation> operations() {
        return ContractDocument.load("public").operations().stream();
    }

    private long newest(UUID organization) {
        return trails.of(tenants.existing(organization)).stream()
                .map(view -> view.entry().sequence())
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }
}
