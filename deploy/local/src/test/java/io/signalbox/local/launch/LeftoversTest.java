package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(screen, true, StandardCharsets.UTF_8), false);

    @Test
    void stopsServiceThatAnEarlierLaunchLeft() throws Exception {
        // A process whose command line names a service, as a left one's does
        Process left = new ProcessBuilder("/bin/sh", "-c", "sleep 60; :", "quarkus-run.jar").start();
        remember(left.pid());

        new Leftovers(directory).stop(terminal);

        assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("left behind (process " + left.pid() + ")");
        assertThat(directory.resolve("services.pid")).doesNotExist();
    }

    @Test
    void leavesAnotherProgramWithTheSameNumberAlone() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        remember(other.pid());

        new Leftovers(directory).stop(terminal);

        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly();
    }

    private void remember(long pid) throws IOException {
        Files.writeString(directory.resolve("services.pid"), pid + " agent\n");
    }
}
