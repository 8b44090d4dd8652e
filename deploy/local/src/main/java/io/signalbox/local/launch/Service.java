package io.signalbox.local.launch;

import io.signalbox.local.Label;
import io.signalbox.local.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as a child process whose lines are shown under its label. */
public final class Service {

    private final Label label;
    private final Process process;
    private final Thread log;

    private Service(Label label, Process process, Thread log) {
        this.label = label;
        this.process = process;
        this.log = log;
    }

    public static Service start(ServiceCommand command, Terminal terminal) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(withoutInterrupt(command.words())).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        builder.directory(command.directory().toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        Thread log = Thread.ofPlatform()
                .name(command.label().text())
                .daemon()
                .start(() -> pump(process, terminal, command.label()));
        return new Service(command.label(), process, log);
    }

    public Label label() {
        return label;
    }

    /** Stopped through its handle: stopping it as a {@link Process} would also cut off its last lines. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks it to finish what it does, and ends it when it takes longer than {@code timeout}. */
    public void stop(Duration timeout, Terminal terminal) throws InterruptedException {
        handle().destroy();
        if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
            terminal.say(label.text() + " did not stop within " + timeout.toSeconds() + " s and was ended");
            handle().destroyForcibly();
            process.waitFor();
        }
        log.join(Duration.ofSeconds(2));
    }

    public void kill() {
        handle().destroyForcibly();
    }

    /**
     * Ctrl-C reaches every process of the terminal at once. The services ignore it, so that the launcher alone decides
     * in which order they stop.
     */
    private static List<String> withoutInterrupt(List<String> words) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.addAll(words);
        return command;
    }

    private static void pump(Process process, Terminal terminal, Label label) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                terminal.print(label, line);
            }
        } catch (IOException e) {
            terminal.print(label, "(its output ended: " + e.getMessage() + ")");
        }
    }
}
