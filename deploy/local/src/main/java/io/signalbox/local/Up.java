package io.signalbox.local;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts both services, waits until they are ready, says how to sign in, and keeps running until it is told to stop or
 * one of them dies. It restarts nothing: a service that dies on a developer's machine should be noticed.
 */
final class Up {

    private static final Duration START_PATIENCE = Duration.ofSeconds(180);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(40);
    private static final Duration AGENT_PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_MS = 100;

    private final LocalSettings settings;
    private final Terminal terminal;
    private final Leftovers leftovers;
    private final List<Service> services = new ArrayList<>();
    private final StopSignals signals = StopSignals.install(this::killAll);

    private Up(LocalSettings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
        this.leftovers = new Leftovers(settings.dataDirectory());
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
            leftovers.stop(terminal);
            Ports.requireFree(settings);
            AdminAccount admin = AdminAccount.prepare(settings, new SecureRandom());
            Map<String, String> model = Ollama.detect(settings.environment());
            start(admin, model);
            boolean ready = awaitReadiness();
            if (ready) {
                Welcome.print(terminal, settings, admin, model, Duration.ofNanos(System.nanoTime() - started));
                awaitEnd();
            }
            return stop();
        }
    }

    private void start(AdminAccount admin, Map<String, String> model) throws IOException {
        Commands commands = new Commands(settings);
        List<ServiceCommand> both = List.of(commands.controlPlane(admin, model), commands.agent());
        terminal.say("starting on " + settings.dataDirectory());
        for (ServiceCommand command : both) {
            services.add(Service.start(command, terminal));
            leftovers.write(services);
        }
    }

    private boolean awaitReadiness() throws InterruptedException {
        List<Readiness> missing = new ArrayList<>(List.of(
                Readiness.of(settings.controlPlaneUrl(), "/actuator/health/readiness"),
                Readiness.of(settings.agentUrl(), "/q/health/ready")));
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!missing.isEmpty()) {
            if (signals.askedToStop() || dead().isPresent()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                terminal.say("not ready within " + START_PATIENCE.toSeconds() + " s: "
                        + missing.getFirst().address());
                return false;
            }
            missing.removeIf(Readiness::isReady);
            signals.pause(POLL_MS);
        }
        return true;
    }

    private void awaitEnd() throws InterruptedException {
        while (!signals.askedToStop() && dead().isEmpty()) {
            signals.pause(POLL_MS);
        }
    }

    /** The control plane first: while it drains, its last runs still need the agent. */
    private int stop() throws IOException, InterruptedException {
        Optional<Service> dead = dead();
        boolean clean = signals.askedToStop() && dead.isEmpty();
        terminal.say(dead.map(service -> service.label().text() + " ended unexpectedly (exit code " + service.exitCode()
                        + "); stopping the rest")
                .orElse("stopping"));
        for (Service service : services) {
            service.stop(service.label() == Label.AGENT ? AGENT_PATIENCE : DRAIN_PATIENCE, terminal);
        }
        leftovers.clear();
        terminal.say("stopped; the data stays in " + settings.dataDirectory());
        return clean ? 0 : 1;
    }

    private Optional<Service> dead() {
        return services.stream().filter(service -> !service.isRunning()).findFirst();
    }

    private void killAll() {
        terminal.say("ending at once");
        services.forEach(Service::kill);
    }
}
