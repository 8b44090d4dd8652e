package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.Label;
import io.signalbox.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServiceTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(screen, true, StandardCharsets.UTF_8), false);

    @Test
    void showsEachLineUnderItsLabel() throws Exception {
        Service service = start("echo one; echo two >&2");
        await().until(() -> !service.isRunning());
        service.stop(Duration.ofSeconds(1), terminal);
        assertThat(shown()).contains("agent         | one\n", "agent         | two\n");
    }

    @Test
    void letsItFinishItsLastWords() throws Exception {
        Service service =
                start("trap 'echo drained; exit 0' TERM; echo up; while :; do read -t 1 x < /dev/zero || :; done");
        await().until(() -> shown().contains("up"));
        service.stop(Duration.ofSeconds(10), terminal);
        assertThat(shown()).contains("agent         | drained\n");
        assertThat(service.exitCode()).isZero();
    }

    @Test
    void endsWhatDoesNotStop() throws Exception {
        Service service = start("trap '' TERM; echo up; exec sleep 60");
        await().until(() -> shown().contains("up"));
        service.stop(Duration.ofSeconds(1), terminal);
        assertThat(service.isRunning()).isFalse();
        assertThat(shown()).contains("did not stop within 1 s");
    }

    @Test
    void keepsCtrlCFromTheService() throws Exception {
        Service service = start("echo up; exec sleep 60");
        await().until(() -> shown().contains("up"));
        new ProcessBuilder("kill", "-INT", String.valueOf(service.handle().pid()))
                .start()
                .waitFor();
        assertThat(service.isRunning()).isTrue();
        service.kill();
    }

    @Test
    void givesNothingOfItsOwnEnvironment() throws Exception {
        Service service = start("echo \"home=$HOME\"");
        await().until(() -> shown().contains("home="));
        service.stop(Duration.ofSeconds(1), terminal);
        assertThat(shown()).contains("home=\n");
    }

    private Service start(String script) throws IOException {
        return Service.start(
                new ServiceCommand(
                        Label.AGENT, List.of("/bin/bash", "-c", script), Map.of("PATH", "/usr/bin:/bin"), Path.of("/")),
                terminal);
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
