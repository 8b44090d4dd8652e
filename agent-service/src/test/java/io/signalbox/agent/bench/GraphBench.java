package io.signalbox.agent.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.attempts.BenchAgent;
import io.signalbox.agent.controlplane.ControlPlane;
import io.signalbox.agent.engine.Answers;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.calls.PromptBounds;
import io.signalbox.agent.registry.InputSettings;
import io.signalbox.agent.registry.RunInput;
import io.signalbox.agent.registry.ServedWorkflow;
import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.runs.ModelPort;
import io.signalbox.agent.runs.RunExecutor;
import io.signalbox.agent.runs.RunMetrics;
import io.signalbox.agent.workflows.echo.Echo;
import io.signalbox.agent.workflows.echo.EchoInput;
import io.signalbox.contract.shared.ModelChoice;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What runs cost an agent by themselves: taken, advanced and ended over HTTP, from a control plane that always says yes and lives in the same
 * process, with a model that answers at once or after two seconds. No test: nothing runs it but {@code make bench-graph}.
 */
@QuarkusTest
@WithTestResource(BenchControlPlane.class)
class GraphBench {

    private static final int AT_ONCE = 64;
    private static final int QUICK_RUNS = 20_000;
    private static final int ROUNDS = 3;
    private static final int WAITING = 1000;
    private static final int WAITING_RUNS = 4000;
    private static final int QUESTIONS = 3;
    private static final Duration THINKING = Duration.ofSeconds(2);

    private final PrintStream out = System.out;

    BenchControlPlane controlPlane;

    @Inject
    ControlPlane calls;

    @Inject
    RunMetrics metrics;

    @Inject
    ObjectMapper json;

    @Test
    void measure() throws Exception {
        fiveNodes();
        slowModel();
    }

    private void fiveNodes() throws Exception {
        try (var agent = agent(AT_ONCE, FiveNodes.served(), (choice, request) -> Answers.saying("yes"))) {
            for (int round = 0; round < ROUNDS; round++) {
                measured(
                        "five nodes, immediate model, " + AT_ONCE + " at once",
                        QUICK_RUNS,
                        "five-nodes",
                        Map.of("text", "hello"));
            }
        }
    }

    private void slowModel() throws Exception {
        long before = heapAfterCollection();
        try (var agent = agent(WAITING, echo(), GraphBench::slowly)) {
            Thread observer = Thread.ofPlatform().start(() -> memory(agent, before));
            double rate = measured(
                    WAITING + " at once on a 2 s model, three calls each",
                    WAITING_RUNS,
                    Echo.NAME,
                    Map.of("text", "hello", "questions", QUESTIONS));
            double ideal = WAITING / (QUESTIONS * (double) THINKING.toSeconds());
            out.printf("%-52s %.2f of the ideal %.0f runs/s%n", "", rate / ideal, ideal);
            observer.join();
        }
        out.printf("%-52s %,d MB at most, resident, with control plane and test%n", "the whole process", resident());
    }

    private static ModelAnswer slowly(ModelChoice choice, ModelRequest request) {
        try {
            Thread.sleep(THINKING);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Answers.saying("yes");
    }

    private BenchAgent agent(int atOnce, ServedWorkflow<?, ?> workflow, ModelPort model) {
        var executor = new RunExecutor(model, UUID::randomUUID, metrics, json, Clock.systemUTC());
        return new BenchAgent(
                calls,
                new Workflows(List.of(workflow), new InputSettings(new PromptBounds(40_000, 12_288))),
                executor,
                json,
                atOnce);
    }

    private double measured(String name, int runs, String workflow, Map<String, Object> data)
            throws InterruptedException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        int callsBefore = controlPlane.calls();
        controlPlane.runs(runs, workflow, data);
        double rate = runs * 1e9 / (System.nanoTime() - start);
        out.printf(
                "%-52s %,8.0f runs/s %,6.0f us CPU/run %.2f calls/run%n",
                name,
                rate,
                (system.getProcessCpuTime() - cpu) / 1e3 / runs,
                (controlPlane.calls() - callsBefore) / (double) runs);
        return rate;
    }

    private void memory(BenchAgent agent, long before) {
        while (agent.held() < WAITING) {
            Thread.onSpinWait();
        }
        long after = heapAfterCollection();
        out.printf(
                "%-52s %,d MB of heap, %,d KB each%n",
                WAITING + " attempts that wait", (after - before) >> 20, (after - before) / WAITING >> 10);
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static ServedWorkflow<?, ?> echo() {
        return new ServedWorkflow<>(
                new Workflow<>(Echo.spec(1), Clock.systemUTC()),
                run -> new RunInput<>(new EchoInput("hello", QUESTIONS, false), "digest", 10, true, Map.of()));
    }
}
