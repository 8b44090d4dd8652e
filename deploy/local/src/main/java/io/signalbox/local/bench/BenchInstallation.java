package io.signalbox.local.bench;

import io.signalbox.local.Label;
import io.signalbox.local.Refusal;
import io.signalbox.local.Terminal;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.launch.AdminAccount;
import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.Installation;
import io.signalbox.local.launch.LocalSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Both services on the benchmark's data directory, running. */
final class BenchInstallation implements AutoCloseable {

    static final String EMAIL = "bench@signalbox.local";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final LocalSettings settings;
    private final Installation installation;
    /** Whoever interrupts the benchmark is not left with its services. */
    private final Thread killing;

    private BenchInstallation(LocalSettings settings, Installation installation) {
        this.settings = settings;
        this.installation = installation;
        this.killing = new Thread(installation::kill);
        Runtime.getRuntime().addShutdownHook(killing);
    }

    /**
     * Starts both and waits until they are ready.
     *
     * @param dispatching whether queued runs are worked on
     * @param javaOptions of both services, unless the environment says otherwise
     * @throws Refusal if they do not get ready
     */
    static BenchInstallation start(
            LocalSettings given, String password, Terminal log, boolean dispatching, String javaOptions)
            throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>(given.environment().variables());
        variables.put("SIGNALBOX_AGENT_ATTEMPTS_TAKEN", String.valueOf(dispatching));
        variables.merge("SIGNALBOX_JAVA_OPTS", javaOptions, (chosen, own) -> (own + " " + chosen).strip());
        LocalSettings settings = LocalSettings.read(new Environment(variables));
        Installation installation = Installation.start(settings, AdminAccount.of(EMAIL, password), Map.of(), log);
        BenchInstallation running = new BenchInstallation(settings, installation);
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!installation.isReady()) {
            if (installation.dead().isPresent() || System.nanoTime() > deadline) {
                running.close();
                throw new Refusal("the services did not start; their log is in "
                        + settings.dataDirectory().resolve("services.log"));
            }
            Thread.sleep(50);
        }
        return running;
    }

    SignalboxClient signIn(String password) {
        return new SignalboxClient(settings.controlPlaneUrl(), EMAIL, password).signIn();
    }

    String url() {
        return settings.controlPlaneUrl();
    }

    Usage usage(BenchDatabase database) throws IOException, SQLException {
        return new Usage(
                ProcessUsage.of(pid(Label.CONTROL_PLANE)).cpuMs(),
                ProcessUsage.of(pid(Label.AGENT)).cpuMs(),
                ProcessUsage.treeMs(database.pid()),
                ProcessUsage.of(ProcessHandle.current().pid()).cpuMs(),
                database.transactions(),
                database.statements(),
                database.walBytes());
    }

    long controlPlaneMegabytes() throws IOException {
        return ProcessUsage.residentMegabytes(pid(Label.CONTROL_PLANE));
    }

    void memory(Report report, String name) throws IOException {
        long controlPlane = ProcessUsage.residentMegabytes(pid(Label.CONTROL_PLANE));
        long agent = ProcessUsage.residentMegabytes(pid(Label.AGENT));
        report.figure(
                name,
                controlPlane + agent + " MB",
                "control plane " + controlPlane + " MB (broker included), agent " + agent + " MB; resident");
    }

    private long pid(Label label) {
        return installation.service(label).handle().pid();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        installation.stop();
        Runtime.getRuntime().removeShutdownHook(killing);
    }
}
