package io.signalbox.controlplane.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.signalbox.controlplane", importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {

    private static final String ROOT = "io.signalbox.controlplane";
    private static final int MAX_FILE = 300;
    private static final String[] EDGES = {
        "..web..", "..agentclient..", "..internalapi..", "..serviceapi..", "..contract..", "..effects.."
    };

    @ArchTest
    static final ArchRule contractTypesStopAtTheEdges = noClasses()
            .that(not(resideInAnyPackage(EDGES)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.signalbox.contract..");

    @ArchTest
    static final ArchRule edgesShowNothing = classes()
            .that()
            .resideInAnyPackage("..web..", "..internalapi..", "..serviceapi..")
            .and()
            .resideOutsideOfPackage("..platform..")
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAssignableTo(RuntimeException.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule controllersLiveAtTheEdges =
            classes().that().areAnnotatedWith(RestController.class).should().resideInAnyPackage(EDGES);

    @ArchTest
    static final ArchRule entitiesStayInTheirModule =
            classes().that().areAnnotatedWith(Entity.class).should(beUsedOnlyInTheirModule());

    /** A connection of anybody's own could be in another role, or in none's name. */
    @ArchTest
    static final ArchRule oneWayLeadsToTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("..platform.persistence..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.DriverManager")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.postgresql.Driver")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.jdbc.datasource.SimpleDriverDataSource")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("com.zaxxer.hikari..");

    @ArchTest
    static final ArchRule timeIdsAndRandomnessAreInjected = hidesNoClockIdOrRandomness();

    @ArchTest
    static final ArchRule datesAreNew = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar");

    @ArchTest
    static final ArchRule fieldsAreNotInjected = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource");

    @ArchTest
    static final ArchRule stateIsPrivate = fields().that()
            .areNotStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(Record.class)
            .should()
            .bePrivate();

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .that(not(assignableTo(PlatformTransactionManager.class)))
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..dto..", "..service..", "..repository..");

    /** What is run as a command, without the application and on a machine that has nothing but a JDK. */
    @ArchTest
    static final ArchRule commandsStandAlone = noClasses()
            .that()
            .resideInAPackage("..offline..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "..offline..");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .resideOutsideOfPackage("..offline..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @Test
    void keepsFilesShort() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(file -> lines(file) > MAX_FILE))
                    .isEmpty();
        }
    }

    @Test
    void noticesHiddenClock() {
        var offenders = new ClassFileImporter().importClasses(Offender.class);

        assertThatThrownBy(() -> hidesNoClockIdOrRandomness().check(offenders))
                .hasMessageContaining("Instant.now()")
                .hasMessageContaining("UUID.randomUUID()");
    }

    private static ArchRule hidesNoClockIdOrRandomness() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..platform.ids..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SecureRandom.class);
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Offender {

        List<Object> hide() {
            return List.of(Instant.now(), UUID.randomUUID());
        }
    }

    private static ArchCondition<JavaClass> beUsedOnlyInTheirModule() {
        return new ArchCondition<>("be used only in their module") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream()
                        .filter(use -> !module(use.getOriginClass()).equals(module(entity)))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }

    private static String module(JavaClass type) {
        String inside = type.getPackageName().substring(ROOT.length());
        return inside.isEmpty() ? inside : inside.split("[.]")[1];
    }
}
