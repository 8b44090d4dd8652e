package io.signalbox.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.ModelUsage;
import io.signalbox.contract.shared.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent cannot write: it has no way to a database or a broker, and one way to the control plane. */
@AnalyzeClasses(packages = "io.signalbox.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule TOUCHES_NO_DATABASE_AND_NO_BROKER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "jakarta.persistence..",
                    "jakarta.jms..",
                    "org.postgresql..",
                    "com.rabbitmq..",
                    "org.springframework.amqp..",
                    "org.apache.kafka..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_CALLS_THE_CONTROL_PLANE = noClasses()
            .that()
            .resideOutsideOfPackage("io.signalbox.agent.controlplane..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.signalbox.contract.internalapi",
                    "io.quarkus.rest.client..",
                    "org.eclipse.microprofile.rest.client..",
                    "jakarta.ws.rs.client..");

    @ArchTest
    static final ArchRule ONLY_THE_MODEL_PACKAGE_KNOWS_MODEL_LIBRARIES = noClasses()
            .that()
            .resideOutsideOfPackage("io.signalbox.agent.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..", "java.net.http..");

    @ArchTest
    static final ArchRule RUNS_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.signalbox.agent.engine..",
                    "io.signalbox.agent.workflows..",
                    "io.signalbox.agent.mapping..",
                    "io.signalbox.agent.validation..",
                    "io.signalbox.agent.registry..",
                    "io.signalbox.agent.attempts..",
                    "io.signalbox.agent.runs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "java.net.http..",
                    "io.vertx..",
                    "org.jboss.resteasy..",
                    "io.signalbox.agent.web..");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_KNOWS_THE_GRAPH_RUNTIME = noClasses()
            .that()
            .resideOutsideOfPackage("io.signalbox.agent.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bsc.langgraph4j..");

    /** Of the contract it may use what every step and every model call has. */
    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NO_WORKFLOW = classes()
            .that()
            .resideInAPackage("io.signalbox.agent.engine..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "io.signalbox.agent.engine..",
                            "java..",
                            "org.bsc.langgraph4j..",
                            "com.fasterxml.jackson..",
                            "org.jspecify.annotations..")
                    .or(belongToAnyOf(ModelUsage.class, FieldError.class, StepOutcome.class)));

    /** Only the registry and what replays without a container name a workflow. */
    @ArchTest
    static final ArchRule ATTEMPTS_KNOW_NO_WORKFLOW = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.signalbox.agent.attempts..",
                    "io.signalbox.agent.runs..",
                    "io.signalbox.agent.controlplane..",
                    "io.signalbox.agent.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.signalbox.agent.workflows..",
                    "io.signalbox.agent.mapping..",
                    "io.signalbox.agent.validation..");

    @ArchTest
    static final ArchRule WORKFLOWS_REACH_OUTSIDE_THROUGH_THE_ENGINE = noClasses()
            .that()
            .resideInAPackage("io.signalbox.agent.workflows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.signalbox.contract.internalapi..",
                    "io.signalbox.agent.controlplane..",
                    "io.signalbox.agent.model..",
                    "io.signalbox.agent.runs..",
                    "io.signalbox.agent.engine.journal..",
                    "java.net.http..",
                    "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule MAPPING_KNOWS_NOTHING_BUT_EVENTS = noClasses()
            .that()
            .resideInAPackage("io.signalbox.agent.mapping..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.signalbox.agent.engine..",
                    "io.signalbox.agent.workflows..",
                    "io.signalbox.agent.controlplane..",
                    "io.signalbox.agent.model..",
                    "io.signalbox.agent.validation..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.signalbox.agent.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NODES_ARE_NAMED_NODES = classes()
            .that()
            .implement("io.signalbox.agent.engine.Node")
            .should()
            .haveSimpleNameEndingWith("Node");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.postgresql.Driver",
                "com.rabbitmq.client.ConnectionFactory",
                "org.apache.kafka.clients.producer.KafkaProducer",
                "com.zaxxer.hikari.HikariDataSource",
                "io.agroal.api.AgroalDataSource",
                "org.hibernate.Session",
                "org.h2.Driver",
                "io.vertx.pgclient.PgConnection",
                "io.vertx.rabbitmq.RabbitMQClient",
                "org.apache.qpid.server.SystemLauncher"
            })
    void hasNoDriverOrBrokerClientOnItsClassPath(String banned) {
        assertThat(onTheClassPath(banned)).as(banned).isFalse();
    }

    @Test
    void wouldNoticeAClassThatIsThere() {
        assertThat(onTheClassPath("org.bsc.langgraph4j.StateGraph")).isTrue();
    }

    private static boolean onTheClassPath(String name) {
        try {
            Class.forName(name, false, ArchitectureTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
