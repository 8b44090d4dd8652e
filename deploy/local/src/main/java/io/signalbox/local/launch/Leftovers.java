package io.signalbox.local.launch;

import io.signalbox.local.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Services that outlived a launcher which was killed: they are written down when started and stopped at the next start. */
final class Leftovers {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Path file;

    Leftovers(Path dataDirectory) {
        this.file = dataDirectory.resolve("services.pid");
    }

    void write(List<Service> services) throws IOException {
        Files.writeString(
                file,
                services.stream()
                        .map(service ->
                                service.handle().pid() + " " + service.label().text())
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    void stop(Terminal terminal) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", 2);
            ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(Leftovers::isOurs)
                    .ifPresent(process -> stop(process, words[1], terminal));
        }
        clear();
    }

    /** Process numbers are used again: only a process with our command line is ours. */
    private static boolean isOurs(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Stream::of)
                .anyMatch(word ->
                        word.endsWith("quarkus-run.jar") || word.equals("io.signalbox.controlplane.ControlPlane"));
    }

    private static void stop(ProcessHandle process, String name, Terminal terminal) {
        terminal.say("stopping the " + name + " that an earlier launch left behind (process " + process.pid() + ")");
        process.destroy();
        try {
            process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
