package io.signalbox.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationPermissionsTest {

    @Test
    void standsOnEveryPublicOperation() {
        assertThat(Sources.operations("public")).isNotEmpty().allSatisfy(operation -> assertThat(
                        operation.definition().get(OperationPermissions.EXTENSION))
                .as(operation.toString())
                .isInstanceOf(String.class));
    }

    @Test
    void isNoneExactlyWhereTheContractAsksForNoSignIn() {
        assertThat(Sources.operations("public")).allSatisfy(operation -> assertThat(
                        "none".equals(operation.definition().get("x-permission")))
                .as(operation.toString())
                .isEqualTo(List.of().equals(operation.definition().get("security"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets:read", "none", "signed-in", "signed-in-with-password"})
    void acceptsPermissionOrWordForNone(String permission) {
        assertThatCode(() -> OperationPermissions.require(document(permission))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets:reed", "", "anyone"})
    void refusesWhatIsNoPermission(String permission) {
        assertThatThrownBy(() -> OperationPermissions.require(document(permission)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("listTickets");
    }

    @Test
    void refusesAnOperationThatSaysNothing() {
        assertThatThrownBy(() -> OperationPermissions.require(document(null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("listTickets");
    }

    private static Map<String, Object> document(String permission) {
        Map<String, Object> operation = new HashMap<>(Map.of("operationId", "listTickets"));
        if (permission != null) {
            operation.put(OperationPermissions.EXTENSION, permission);
        }
        return Map.of(
                "paths", Map.of("/api/v1/tickets", Map.of("parameters", List.of(), "get", operation)),
                "components", Map.of("schemas", Map.of("PermissionName", Map.of("enum", List.of("tickets:read")))));
    }
}
