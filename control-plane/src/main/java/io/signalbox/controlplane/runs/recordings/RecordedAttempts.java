package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.journal.RecordedCall;
import io.signalbox.controlplane.runs.journal.RunJournal;
import io.signalbox.controlplane.runs.recordings.RecordedAttempt.RecordedStep;
import io.signalbox.controlplane.runs.recordings.RecordedAttempt.Resumed;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the attempts that led to the end of a run: the last one, and before it each one whose state the next began with, up to that state. */
@Component
class RecordedAttempts {

    private static final String LOGGED = """
            SELECT data, input_mac, type = 'run.started' AS started FROM run_event
            WHERE run_id = ? AND (type = 'run.started' OR data ?? 'reported') ORDER BY sequence""";

    private static final String STEPS =
            "SELECT run_attempt, sequence, node, outcome, state_hash, calls FROM run_step WHERE run_id = ? ORDER BY run_attempt, sequence";

    /** What an attempt reports that came to where its workflow ends it. One that failed may have been stopped anywhere. */
    private static final Set<String> ENDS = Set.of("completed", "dead_lettered", "waiting");

    private final RunJournal journal;
    private final JdbcClient jdbc;
    private final Jsonb jsonb;

    RecordedAttempts(RunJournal journal, JdbcClient jdbc, Jsonb jsonb) {
        this.journal = journal;
        this.jdbc = jdbc;
        this.jsonb = jsonb;
    }

    /** What the log says of one attempt. */
    private static final class Logged {

        private byte @Nullable [] inputMac;
        private @Nullable Resumed resumed;
        private boolean ended;
    }

    private record Attempted(int attempt, RecordedStep step) {}

    /** In their order; none when no agent was given the run. */
    List<RecordedAttempt> of(UUID runId) {
        TreeMap<Integer, Logged> logged = logged(runId);
        List<Attempted> steps = jdbc.sql(STEPS)
                .param(runId)
                .query(Row.as(row -> new Attempted(row.integer("run_attempt"), step(row))))
                .list();
        List<RecordedCall> calls = journal.read(runId);
        var lineage = new LinkedList<RecordedAttempt>();
        Integer attempt = last(logged, steps);
        Integer until = null;
        while (attempt != null) {
            Logged of = logged.getOrDefault(attempt, new Logged());
            lineage.addFirst(attempt(attempt, of, until, steps, calls));
            until = of.resumed == null ? null : of.resumed.step();
            attempt = of.resumed == null ? null : of.resumed.attempt();
        }
        return List.copyOf(lineage);
    }

    /** The one that came furthest: a later one of which nothing is known came nowhere. */
    private static @Nullable Integer last(TreeMap<Integer, Logged> logged, List<Attempted> steps) {
        if (!steps.isEmpty()) {
            return steps.getLast().attempt;
        }
        return logged.isEmpty() ? null : logged.lastKey();
    }

    private TreeMap<Integer, Logged> logged(UUID runId) {
        var attempts = new TreeMap<Integer, Logged>();
        jdbc.sql(LOGGED).param(runId).query(Row.each(row -> {
            Map<String, Object> data = row.value("data", jsonb::readObject);
            if (!(data.get("attempt") instanceof Number number)) {
                return;
            }
            Logged attempt = attempts.computeIfAbsent(number.intValue(), first -> new Logged());
            if (row.flag("started")) {
                attempt.inputMac = row.bytesOrNull("input_mac");
                attempt.resumed = resumed(data.get("resumed_from"));
            } else {
                attempt.ended = ENDS.contains(String.valueOf(data.get("reported")));
            }
        }));
        return attempts;
    }

    private static @Nullable Resumed resumed(@Nullable Object from) {
        return from instanceof Map<?, ?> named && named.get("attempt") instanceof Number attempt
                ? new Resumed(attempt.intValue(), named.get("step") instanceof Number step ? step.intValue() : null)
                : null;
    }

    private static RecordedStep step(Row row) {
        return new RecordedStep(
                row.integer("sequence"),
                row.text("node"),
                row.text("outcome").equals("failed"),
                row.textOrNull("state_hash"),
                row.valueOrNull("calls", Integer::valueOf));
    }

    /** @param until its last step that counts; null for all */
    private static RecordedAttempt attempt(
            int attempt, Logged logged, @Nullable Integer until, List<Attempted> steps, List<RecordedCall> calls) {
        List<RecordedStep> own = explained(steps.stream()
                .filter(step -> step.attempt == attempt && (until == null || step.step.sequence() <= until))
                .map(Attempted::step)
                .toList());
        boolean cut = until != null || !logged.ended;
        Integer last = own.isEmpty() ? Integer.valueOf(0) : own.getLast().calls();
        return new RecordedAttempt(
                attempt,
                logged.inputMac,
                logged.resumed,
                cut,
                own,
                calls.stream()
                        .filter(call -> call.attempt() == attempt && (!cut || last == null || call.sequence() <= last))
                        .toList());
    }

    /** Without a last step that failed and made no call: the attempt was stopped there, which no replay can repeat. */
    private static List<RecordedStep> explained(List<RecordedStep> steps) {
        if (steps.isEmpty() || !steps.getLast().failed()) {
            return steps;
        }
        List<RecordedStep> before = steps.subList(0, steps.size() - 1);
        Integer calls = before.isEmpty() ? Integer.valueOf(0) : before.getLast().calls();
        return Objects.equals(calls, steps.getLast().calls()) ? before : steps;
    }
}
