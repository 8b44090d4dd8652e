package io.signalbox.controlplane.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is promised is served, and what is served is promised. */
@ControlPlaneTest
class OperationsTest {

    private static final Set<String> DOORS = Set.of("api", "internal", "hooks");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void servesExactlyTheOperationsOfItsContracts() {
        assertThat(served()).containsExactlyInAnyOrderElementsOf(promised());
    }

    private Set<String> promised() {
        return Stream.of("public", "internal")
                .flatMap(root -> ContractDocument.load(root).operations().stream())
                .map(operation -> operation.method().toUpperCase(Locale.ROOT) + " " + operation.path())
                .collect(Collectors.toSet());
    }

    private Set<String> served() {
        return handlers.getHandlerMethods().keySet().stream()
                .flatMap(OperationsTest::describe)
                .filter(operation -> DOORS.contains(operation.split("/")[1]))
                .collect(Collectors.toSet());
    }

    private static Stream<String> describe(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                .map(method -> method + " " + path));
    }
}
