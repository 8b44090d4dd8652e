package io.signalbox.agent.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.signalbox.agent.engine.Answers;
import io.signalbox.agent.engine.RunPorts;
import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.journal.LiveJournal;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.workflows.ticketmapping.MappingInput;
import io.signalbox.agent.workflows.ticketmapping.MappingState;
import io.signalbox.agent.workflows.ticketmapping.Progress;
import io.signalbox.agent.workflows.ticketmapping.TicketMappings;
import io.signalbox.contract.shared.MappingPolicy;
import io.signalbox.contract.shared.ProviderName;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * What the graph of a run costs by itself: the ticket mapping with an immediate model and an immediate store, compiled once and compiled for
 * each run, one after the other in the same process. Only the ratio says something on a machine that does other things too. No test: nothing
 * runs it but {@code make bench-graph}.
 */
class GraphBench {

    private static final int AT_ONCE = 64;
    private static final int ROUNDS = 7;
    private static final int RUNS_OF_A_ROUND = 3000;
    private static final String ANSWER =
            "{\"external_id\":\"EXT-1\",\"ticket\":{\"title\":\"The printer on floor 3 is broken\"}}";

    private final PrintStream out = System.out;
    private final Workflow<MappingInput, MappingState> shared = TicketMappings.workflow();

    @Test
    void measure() throws Exception {
        compare("rules, no model", jira());
        compare("one model call", note());
    }

    private void compare(String name, MappingInput input) throws Exception {
        Supplier<Workflow<MappingInput, MappingState>> once = () -> shared;
        Supplier<Workflow<MappingInput, MappingState>> each = () -> new Workflow<>(shared.spec(), Clock.systemUTC());
        round(once, input);
        round(each, input);
        var rounds = new ArrayList<Round[]>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(new Round[] {round(once, input), round(each, input)});
        }
        show(name + ", compiled once", rounds, 0, bytes(once, input));
        show(name + ", compiled for each run", rounds, 1, bytes(each, input));
        out.printf(
                "%-40s %.2f of the CPU, %.2f x the runs%n",
                name + ", once to each",
                median(rounds, round -> round[0].cpu() / round[1].cpu()),
                median(rounds, round -> round[0].rate() / round[1].rate()));
    }

    private void show(String name, List<Round[]> rounds, int column, long bytes) {
        out.printf(
                "%-40s %,8.0f runs/s %,6.0f us CPU/run %,9d bytes/run%n",
                name,
                median(rounds, round -> round[column].rate()),
                median(rounds, round -> round[column].cpu()),
                bytes);
    }

    /**
     * @param rate runs per second
     * @param cpu of the whole process, in microseconds per run; says more than the rate where others use the machine too
     */
    private record Round(double rate, double cpu) {}

    /** So many runs at once. */
    private static Round round(Supplier<Workflow<MappingInput, MappingState>> workflows, MappingInput input)
            throws InterruptedException, ExecutionException {
        var left = new AtomicInteger(RUNS_OF_A_ROUND);
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = new ArrayList<Future<?>>();
            for (int worker = 0; worker < AT_ONCE; worker++) {
                workers.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        run(workflows.get(), input);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        return new Round(
                RUNS_OF_A_ROUND * 1e9 / (System.nanoTime() - start),
                (system.getProcessCpuTime() - cpu) / 1e3 / RUNS_OF_A_ROUND);
    }

    private static long bytes(Supplier<Workflow<MappingInput, MappingState>> workflows, MappingInput input) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int runs = 500;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int run = 0; run < runs; run++) {
            run(workflows.get(), input);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / runs;
    }

    private static void run(Workflow<MappingInput, MappingState> workflow, MappingInput input) {
        var ports = new RunPorts(
                request -> Answers.saying(ANSWER), GraphBench::stored, new LiveJournal(), new Ignored(), commit -> {});
        MappingState end = workflow.run(input, MappingState.START, ports).state();
        if (!(end.progress() instanceof Progress.Stored)) {
            throw new IllegalStateException("The run ended as " + end.progress());
        }
    }

    private static double median(List<Round[]> rounds, ToDoubleFunction<Round[]> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static ObjectNode stored(Effect effect) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("ticket_id", "0199a000-0000-7000-8000-000000000001")
                .put("outcome", "created");
        answer.putArray("comments");
        answer.putArray("identities");
        return answer;
    }

    private static MappingInput note() throws JsonProcessingException {
        return input(
                ProviderName.GENERIC,
                "EXT-1",
                MappingPolicy.MODEL,
                "{\"note\":\"the printer on floor 3 is broken again\"}");
    }

    private static MappingInput jira() throws JsonProcessingException {
        return input(ProviderName.JIRA, "10001", MappingPolicy.RULES, """
                {"webhookEvent":"jira:issue_updated","timestamp":1,"issue":{"id":"10001","key":"A-1","fields":
                 {"summary":"The printer is broken","description":"It prints nothing.","status":{"name":"Open","statusCategory":{"key":"new"}},
                  "priority":{"name":"High"},"issuetype":{"name":"Bug"},"labels":["floor-3"],"project":{"key":"A"},
                  "reporter":{"accountId":"u1","displayName":"Ada"}}}}""");
    }

    private static MappingInput input(ProviderName provider, String externalId, MappingPolicy policy, String payload)
            throws JsonProcessingException {
        return TicketMappings.input(
                new SourceEvent(
                        provider,
                        provider == ProviderName.JIRA ? "jira:issue_updated" : "generic",
                        externalId,
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Map.of(),
                        Map.of(),
                        JsonSettings.mapper().readTree(payload)),
                policy);
    }

    private static final class Ignored implements StepListener {

        @Override
        public void record(Step step) {}

        @Override
        public void flush() {}
    }
}
