package io.signalbox.controlplane.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was generated is what the contracts say now: the endpoints served here, and the client of the agent. */
class GeneratedInterfacesTest {

    @ParameterizedTest
    @ValueSource(strings = {"public", "internal", "agent"})
    void hasOneMethodPerOperation(String root) {
        Set<String> operations = ContractDocument.load(root).operations().stream()
                .map(operation -> operation.definition().get("operationId").toString())
                .collect(Collectors.toSet());

        assertThat(generatedMethods(root)).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void makesEachSchemaOneClass() {
        assertThat(new ClassFileImporter()
                        .importPackages("io.signalbox.contract").stream()
                                .filter(JavaClass::isTopLevelClass)
                                .filter(type -> !type.getSimpleName().endsWith("Api"))
                                .map(JavaClass::getSimpleName))
                .contains("TicketDraft", "ProblemDetail")
                .doesNotHaveDuplicates();
    }

    private static Set<String> generatedMethods(String root) {
        return new ClassFileImporter()
                .importPackages("io.signalbox.contract." + root + "api").stream()
                        .filter(type ->
                                type.isInterface() && type.getSimpleName().endsWith("Api"))
                        .flatMap(type -> type.getMethods().stream())
                        .map(JavaMethod::getName)
                        .collect(Collectors.toSet());
    }
}
