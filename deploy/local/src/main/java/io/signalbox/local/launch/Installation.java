package io.signalbox.local.launch;

import io.signalbox.local.Commands;
import io.signalbox.local.Label;
import io.signalbox.local.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both services as processes on one data directory. */
public final class Installation {

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(40);
    private static final Duration AGENT_TIMEOUT = Duration.ofSeconds(15);

    private final Terminal terminal;
    private final Leftovers leftovers;
    private final List<Service> services;
    private final List<Readiness> missing;

    private Installation(Terminal terminal, Leftovers leftovers, List<Service> services, List<Readiness> missing) {
        this.terminal = terminal;
        this.leftovers = leftovers;
        this.services = services;
        this.missing = missing;
    }

    /** Starts both without waiting for either. */
    public static Installation start(
            LocalSettings settings, AdminAccount admin, Map<String, String> model, Terminal terminal)
            throws IOException {
        Commands commands = new Commands(settings);
        Leftovers leftovers = new Leftovers(settings.dataDirectory());
        List<Service> services = new ArrayList<>();
        for (ServiceCommand command : List.of(commands.controlPlane(admin, model), commands.agent())) {
            services.add(Service.start(command, terminal));
            leftovers.write(services);
        }
        List<Readiness> missing = new ArrayList<>(List.of(
                Readiness.of(settings.controlPlaneUrl(), "/actuator/health/readiness"),
                Readiness.of(settings.agentUrl(), "/q/health/ready")));
        return new Installation(terminal, leftovers, List.copyOf(services), missing);
    }

    /** Whether both have said that they are ready. */
    public boolean isReady() {
        missing.removeIf(Readiness::isReady);
        return missing.isEmpty();
    }

    /** The addresses that have not answered yet. */
    List<Readiness> missing() {
        return missing;
    }

    public Optional<Service> dead() {
        return services.stream().filter(service -> !service.isRunning()).findFirst();
    }

    public Service service(Label label) {
        return services.stream()
                .filter(service -> service.label() == label)
                .findFirst()
                .orElseThrow();
    }

    /** The control plane first: while it drains, its last runs still need the agent. */
    public void stop() throws IOException, InterruptedException {
        service(Label.CONTROL_PLANE).stop(DRAIN_TIMEOUT, terminal);
        service(Label.AGENT).stop(AGENT_TIMEOUT, terminal);
        leftovers.clear();
    }

    /** Ends both at once. */
    public void kill() {
        services.forEach(Service::kill);
    }
}
