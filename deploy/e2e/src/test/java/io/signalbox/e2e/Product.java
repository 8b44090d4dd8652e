package io.signalbox.e2e;

import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product as a newcomer starts it ({@code make up}), in a data directory and on ports of its own. */
final class Product implements AutoCloseable {

    static final String EMAIL = "ada@example.com";
    static final String PASSWORD = "correct horse battery staple";
    private static final Path CHECKOUT = Path.of(System.getProperty("signalbox.checkout", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final Duration START_TIMEOUT = Duration.ofSeconds(240);

    private final Path dataDirectory;
    private final int port = freePort();
    private final int agentPort = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Map<String, String> environment = Map.of();
    private Process launcher;

    Product(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /** Starts it, again or for the first time, with these settings, and waits until it is ready. */
    void up(Map<String, String> settings) throws IOException {
        environment = settings;
        up();
    }

    /** Starts it with the settings of the last time, and waits until it is ready. */
    void up() throws IOException {
        launcher = run("Up", dataDirectory.resolve("up.log"));
        try {
            awaitReadiness();
        } catch (RuntimeException notReady) {
            launcher.destroy();
            throw notReady;
        }
    }

    private void awaitReadiness() {
        await("readiness of both services")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the launcher ended: " + dataDirectory.resolve("up.log"), () -> !launcher.isAlive())
                .until(() -> answers(url() + "/actuator/health/readiness")
                        && answers("http://127.0.0.1:" + agentPort + "/q/health/ready"));
    }

    /** What it was started with beside its own settings. */
    Map<String, String> environment() {
        return environment;
    }

    /** Runs another verb of the product beside it, to its end. */
    int verb(String name, Path log) throws IOException, InterruptedException {
        Process process = run(name, log);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " did not end");
        }
        return process.exitValue();
    }

    private Process run(String verb, Path log) throws IOException {
        var command = new ProcessBuilder(
                        CHECKOUT.resolve("deploy/local/bin/run.sh").toString(), verb)
                .directory(CHECKOUT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> variables = command.environment();
        variables.put("SIGNALBOX_BUILT", "yes");
        variables.put("SIGNALBOX_DATA_DIR", dataDirectory.resolve("data").toString());
        variables.put("SIGNALBOX_PORT", Integer.toString(port));
        variables.put("SIGNALBOX_AGENT_PORT", Integer.toString(agentPort));
        variables.put("SIGNALBOX_ADMIN_EMAIL", EMAIL);
        variables.put("SIGNALBOX_ADMIN_PASSWORD", PASSWORD);
        variables.putAll(environment);
        return command.start();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    SignalboxClient signIn() {
        return new SignalboxClient(url(), EMAIL, PASSWORD).signIn();
    }

    /** The way a machine dies: no signal handler runs. The launcher notices and stops the rest. */
    void killControlPlane() throws InterruptedException {
        kill("deploy/local/target/control-plane/");
    }

    void killAgent() throws InterruptedException {
        kill("quarkus-run.jar");
    }

    /** The process that runs workflows. */
    ProcessHandle agent() {
        return process("quarkus-run.jar");
    }

    private void kill(String program) throws InterruptedException {
        process(program).destroyForcibly();
        if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the launcher did not notice that " + program + " was killed");
        }
    }

    /** Known by what stands early in its command line, of which the system tells the first 4 KB. */
    private ProcessHandle process(String program) {
        return launcher.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(program))
                .findFirst()
                .orElseThrow();
    }

    /** Stops it as SIGTERM does, and answers the launcher's exit code. */
    int stop() throws InterruptedException {
        launcher.destroy();
        if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not stop within a minute of SIGTERM");
        }
        return launcher.exitValue();
    }

    boolean isRunning() {
        return launcher != null && launcher.isAlive();
    }

    List<String> log() throws IOException {
        try (Stream<String> lines = Files.lines(dataDirectory.resolve("up.log"))) {
            return lines.toList();
        }
    }

    /** The pids of everything it started that is still there. */
    Stream<ProcessHandle> processes() {
        String mark = dataDirectory.toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark));
    }

    private boolean answers(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (isRunning()) {
            stop();
        }
        http.close();
    }
}
