package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.Commands;
import io.signalbox.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsTest {

    @TempDir
    private Path checkout;

    @Test
    void keepsTheStoresSecretsFromTheAgent() throws IOException {
        build("agent-service/target/quarkus-app/quarkus-run.jar");
        ServiceCommand agent = new Commands(settings(Map.of(
                        "SIGNALBOX_DATABASE_URL", "postgres://admin:secret@db/x",
                        "SIGNALBOX_RABBITMQ_URL", "amqp://admin:secret@mq/x",
                        "SIGNALBOX_MASTER_KEY", "secret",
                        "SIGNALBOX_ADMIN_PASSWORD", "secret",
                        "SIGNALBOX_MODEL_API_KEY", "secret",
                        "PATH", "/bin")))
                .agent();
        assertThat(agent.environment().values()).noneMatch(value -> value.contains("secret"));
        assertThat(agent.environment())
                .containsEntry("PATH", "/bin")
                .containsEntry("SIGNALBOX_CONTROL_PLANE_URL", "http://127.0.0.1:1");
    }

    @Test
    void passesThePasswordByEnvironmentAndNotByCommandLine() throws IOException {
        build("deploy/local/target/control-plane/app.jar");
        ServiceCommand command = new Commands(settings(Map.of()))
                .controlPlane(AdminAccount.of("ana@example.org", "correct horse"), Map.of());
        assertThat(command.environment()).containsEntry("SIGNALBOX_ADMIN_PASSWORD", "correct horse");
        assertThat(command.words()).noneMatch(word -> word.contains("correct horse"));
    }

    @Test
    void letsTheEnvironmentChooseTheHeap() throws IOException {
        build("deploy/local/target/control-plane/app.jar");
        ServiceCommand command = new Commands(settings(Map.of("SIGNALBOX_JAVA_OPTS", "-Xmx1g -Dx=y")))
                .controlPlane(AdminAccount.of("ana@example.org", "correct horse"), Map.of());
        assertThat(command.words())
                .contains("-Dx=y")
                .filteredOn(word -> word.startsWith("-Xmx"))
                .last()
                .isEqualTo("-Xmx1g");
    }

    @Test
    void prefersTheApplicationsLibrariesOverTheEmbeddedOnes() throws IOException {
        build("deploy/local/target/control-plane/app.jar");
        build("deploy/local/target/control-plane/lib/bcprov-jdk18on-1.82.jar");
        build("deploy/embedded/target/signalbox-embedded-0.1.0-SNAPSHOT.jar");
        build("deploy/embedded/target/lib/bcprov-jdk18on-1.84.jar");
        build("deploy/embedded/target/lib/qpid-broker-core-10.1.0.jar");
        assertThat(ControlPlaneClassPath.of(checkout).jars())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly(
                        "app.jar",
                        "bcprov-jdk18on-1.82.jar",
                        "signalbox-embedded-0.1.0-SNAPSHOT.jar",
                        "qpid-broker-core-10.1.0.jar");
    }

    @Test
    void saysHowToBuildWhatIsMissing() {
        Commands commands = new Commands(settings(Map.of()));
        assertThatThrownBy(commands::agent).isInstanceOf(Refusal.class).hasMessageContaining("make build");
    }

    private LocalSettings settings(Map<String, String> variables) {
        return new LocalSettings(new Environment(variables), checkout, checkout.resolve("data"), 1, 2);
    }

    private void build(String file) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.createFile(path);
    }
}
