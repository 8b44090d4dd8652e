package io.signalbox.controlplane.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.util.stream.Stream;

/** JPA for aggregates that people edit, JDBC for streams and hot paths: docs/adr/0027-one-persistence-style.md. */
@AnalyzeClasses(packages = "io.signalbox.controlplane", importOptions = ImportOption.DoNotIncludeTests.class)
class PersistenceStyleTest {

    @ArchTest
    static final ArchRule streamsAndHotPathsHoldNoEntity =
            holdNoEntity("events", "runs", "tickets", "audit", "identities", "platform");

    /** The packages of an organization's members and invites refer to its users. */
    @ArchTest
    static final ArchRule entitiesAreHidden = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and()
            .doNotHaveSimpleName("User")
            .should()
            .notBePublic();

    @ArchTest
    static void noticesEntityOfAModule(JavaClasses all) {
        assertThatThrownBy(() -> holdNoEntity("organizations").check(all)).hasMessageContaining("organizations.User");
    }

    private static ArchRule holdNoEntity(String... modules) {
        return noClasses()
                .that()
                .resideInAnyPackage(Stream.of(modules)
                        .map(module -> "io.signalbox.controlplane." + module + "..")
                        .toArray(String[]::new))
                .should()
                .beAnnotatedWith(Entity.class);
    }
}
