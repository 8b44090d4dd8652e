package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes every run that is due and ends it as a test says, until it is closed. Of runs of events it takes those of other tests on the same
 * context too: give the test a workflow or settings of its own.
 */
public final class BackgroundAgent implements AutoCloseable {

    private static final int MAX_BATCH = 64;
    private static final int WAIT_MS = 200;

    private final ScriptedAgent agent;
    private final Function<JsonNode, Map<String, Object>> end;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;

    /** @param end what an attempt is ended with, given its assignment; called once for each */
    public BackgroundAgent(ScriptedAgent agent, Function<JsonNode, Map<String, Object>> end) {
        this.agent = agent;
        this.end = end;
        this.thread = Thread.ofVirtual().name(agent.id()).start(this::work);
    }

    /** One that serves runs of events. */
    public static BackgroundAgent ofEvents(int port, Function<JsonNode, Map<String, Object>> end) {
        var workflow = new WorkflowVersion("ticket-mapping", 1);
        return new BackgroundAgent(new ScriptedAgent(port, workflow, "agent-" + UUID.randomUUID()), end);
    }

    /** The assignments it was given, oldest first. */
    public List<JsonNode> taken() {
        return taken;
    }

    /** @throws AssertionError when it stopped before, or was refused anything */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        if (failure != null) {
            throw new AssertionError("The agent in the background failed", failure);
        }
    }

    private void work() {
        try {
            while (!closing) {
                List<JsonNode> assignments = agent.take(WAIT_MS);
                taken.addAll(assignments);
                finish(assignments.stream().map(end).toList());
            }
        } catch (RuntimeException | AssertionError stopped) {
            failure = stopped;
        }
    }

    private void finish(List<Map<String, Object>> ends) {
        for (int from = 0; from < ends.size(); from += MAX_BATCH) {
            List<Map<String, Object>> batch = ends.subList(from, Math.min(ends.size(), from + MAX_BATCH));
            while (!batch.isEmpty()) {
                batch = unanswered(batch, agent.finish(batch));
            }
        }
    }

    /** What is to be sent again. An attempt that was over before is no fault: the control plane may take it away at any time. */
    private static List<Map<String, Object>> unanswered(List<Map<String, Object>> batch, List<JsonNode> answers) {
        List<Map<String, Object>> again = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            switch (answers.get(place).get("status").asString()) {
                case "applied", "stale" -> {}
                case "unavailable" -> again.add(batch.get(place));
                default -> throw new AssertionError("Not ended: " + answers.get(place));
            }
        }
        return again;
    }
}
