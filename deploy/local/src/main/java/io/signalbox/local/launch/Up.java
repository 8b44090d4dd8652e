package io.signalbox.local.launch;

import io.signalbox.local.Commands;
import io.signalbox.local.Refusal;
import io.signalbox.local.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts both services, waits until they are ready, says how to sign in, and keeps running until it is told to stop or
 * one of them dies. It restarts nothing: a service that dies on a developer's machine should be noticed.
 */
final class Up {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);
    private static final long POLL_MS = 100;

    private final LocalSettings settings;
    private final Terminal terminal;
    private final StopSignals signals = StopSignals.install(this::killAll);
    private volatile @Nullable Installation running;

    private Up(LocalSettings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        Environment environment = new Environment(System.getenv());
        try {
            LocalSettings settings = LocalSettings.read(environment);
            System.exit(new Up(settings, Terminal.standard(environment)).run());
        } catch (Refusal e) {
            System.err.println("signalbox: " + e.getMessage());
            System.exit(2);
        }
    }

    private int run() throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (DataDirectory _ = DataDirectory.claim(settings.dataDirectory())) {
            new Leftovers(settings.dataDirectory()).stop(terminal);
            Ports.requireFree(settings);
            AdminAccount admin = AdminAccount.prepare(settings, new SecureRandom());
            Map<String, String> model = Ollama.detect(settings.environment());
            terminal.say("starting on " + settings.dataDirectory());
            Installation installation = Installation.start(settings, admin, model, terminal);
            running = installation;
            if (awaitReadiness(installation)) {
                Welcome.print(terminal, settings, admin, model, Duration.ofNanos(System.nanoTime() - started));
                awaitEnd(installation);
                return stop(installation);
            }
            int exitCode = stop(installation);
            // Written by a start that did not get far, it would make every later start slow
            Files.deleteIfExists(Commands.classArchiveIn(settings));
            return exitCode;
        }
    }

    private boolean awaitReadiness(Installation installation) throws InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!installation.isReady()) {
            if (signals.askedToStop() || installation.dead().isPresent()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                terminal.say("not ready within " + START_TIMEOUT.toSeconds() + " s: "
                        + installation.missing().getFirst().address());
                return false;
            }
            signals.pause(POLL_MS);
        }
        return true;
    }

    private void awaitEnd(Installation installation) throws InterruptedException {
        while (!signals.askedToStop() && installation.dead().isEmpty()) {
            signals.pause(POLL_MS);
        }
    }

    private int stop(Installation installation) throws IOException, InterruptedException {
        Optional<Service> dead = installation.dead();
        boolean clean = signals.askedToStop() && dead.isEmpty();
        terminal.say(dead.map(service -> service.label().text() + " ended unexpectedly (exit code " + service.exitCode()
                        + "); stopping the rest")
                .orElse("stopping " + signals.name())
                .strip());
        installation.stop();
        terminal.say("stopped; the data stays in " + settings.dataDirectory());
        return clean ? 0 : 1;
    }

    private void killAll() {
        terminal.say("ending at once");
        Installation installation = running;
        if (installation != null) {
            installation.kill();
        }
    }
}
