package io.signalbox.controlplane.auth.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.web.PublicContract;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One rule for every operation, and a page that says so. */
class AccessRulesTest {

    private static final AccessRules RULES = AccessRules.load();
    private static final Path REFERENCE = Path.of("../docs/reference/permissions.md");
    private static final Path GENERATED = Path.of("target/permissions.md");

    private final List<ContractOperation> operations =
            ContractDocument.load("public").operations();

    @Test
    void hasOneRuleForEveryOperationAndNoOther() {
        assertThat(RULES.operations())
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(ContractOperation::id).toList());
    }

    @Test
    void startsWithNoOperationThatHasNoRule() {
        var operation = new PublicContract.Operation("listTickets", "Tickets", null);

        assertThatThrownBy(() -> new AccessRules(List.of(operation)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Operation listTickets of the public contract has no x-permission");
    }

    @Test
    void startsWithNoPermissionThatDoesNotExist() {
        var operation = new PublicContract.Operation("listTickets", "Tickets", "tickets:reed");

        assertThatThrownBy(() -> new AccessRules(List.of(operation)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tickets:reed");
    }

    @Test
    void hasNoRuleForWhatIsNotInTheContract() {
        assertThat(RULES.of("dropEverything")).isEmpty();
    }

    @Test
    void opensOnlyWhatTheContractCallsOpen() {
        assertThat(operations)
                .allSatisfy(operation -> assertThat(RULES.of(operation.id()).orElseThrow() instanceof Rule.Anyone)
                        .as(operation.toString())
                        .isEqualTo(operation.isOpen()));
    }

    @Test
    void isWrittenDown() throws IOException {
        Files.writeString(GENERATED, markdown());

        assertThat(REFERENCE)
                .as("Out of date. Copy control-plane/target/permissions.md over docs/reference/permissions.md")
                .exists()
                .content()
                .isEqualTo(markdown());
    }

    private String markdown() {
        return """
                # Who may do what

                Generated from `Role`, `Permission` and the `x-permission` of each operation in the public contract by `AccessRulesTest`, which fails when this is
                out of date. `PermissionWalkTest` tries every operation with every role. People have the permissions of their role in the organization they work in; API keys have their scopes, which
                are permissions too. What is not listed here is refused to everybody.

                ## Roles

                | role | what it is for |
                | --- | --- |
                %s

                ## Permissions

                | permission | allows to | %s | scope of keys |
                | --- | --- |%s --- |
                %s

                ## Operations

                | operation | address | who |
                | --- | --- | --- |
                %s
                """.formatted(
                lines(Arrays.stream(Role.values())
                        .map(role -> "| `%s` | %s |".formatted(role.id(), role.description()))
                        .toList()),
                Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(" | ")),
                " --- |".repeat(Role.values().length),
                lines(Arrays.stream(Permission.values())
                        .map(AccessRulesTest::row)
                        .toList()),
                lines(operations.stream()
                        .sorted(Comparator.comparing(ContractOperation::path).thenComparing(ContractOperation::method))
                        .map(AccessRulesTest::row)
                        .toList()));
    }

    private static String row(Permission permission) {
        String roles = Arrays.stream(Role.values())
                .map(role -> role.may(permission) ? "yes" : "")
                .collect(Collectors.joining(" | "));
        return "| `%s` | %s | %s | %s |"
                .formatted(permission.id(), permission.description(), roles, permission.isScope() ? "yes" : "");
    }

    private static String row(ContractOperation operation) {
        String who =
                switch (RULES.of(operation.id()).orElseThrow()) {
                    case Rule.Anyone anyone -> "anyone";
                    case Rule.SignedIn signedIn ->
                        signedIn.ownProof()
                                ? "people signed in with their password, for themselves"
                                : "people signed in, for themselves";
                    case Rule.Needs needs -> "`" + needs.permission().id() + "`";
                };
        return "| `%s` | %s `%s` | %s |"
                .formatted(operation.id(), operation.method().toUpperCase(Locale.ROOT), operation.path(), who);
    }

    private static String lines(List<String> rows) {
        return String.join("\n", rows);
    }
}
