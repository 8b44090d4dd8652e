package io.signalbox.controlplane.runs.assignments;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.assignments.Assignment.Answer;
import io.signalbox.controlplane.runs.assignments.Assignment.Resume;
import io.signalbox.controlplane.runs.forks.ForkOverrides;
import io.signalbox.controlplane.runs.forks.RunForks;
import io.signalbox.controlplane.runs.journal.RunCheckpoints;
import io.signalbox.controlplane.runs.journal.StateCheckpoint;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads what taken runs of one organization are about and where they go on, all at once. */
@Component
class RunLoader {

    /** Looked up late: who keeps subjects may itself use runs. */
    private final ObjectProvider<RunSubjects> subjects;

    private final RunForks forks;
    private final RunCheckpoints checkpoints;
    private final JdbcTemplate jdbc;
    private final Jsonb jsonb;

    RunLoader(
            ObjectProvider<RunSubjects> subjects,
            RunForks forks,
            RunCheckpoints checkpoints,
            JdbcTemplate jdbc,
            Jsonb jsonb) {
        this.subjects = subjects;
        this.forks = forks;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.jsonb = jsonb;
    }

    List<LoadedRun> load(List<TakenRun> runs) {
        Map<UUID, ForkOverrides> overrides = forksAmong(runs);
        Map<UUID, LoadedSubject> loaded = subjectsOf(runs, overrides);
        List<UUID> resuming = runs.stream()
                .filter(run -> run.attempt() > 1)
                .map(TakenRun::runId)
                .toList();
        Map<UUID, StateCheckpoint> states = resuming.isEmpty() ? Map.of() : checkpoints.newest(resuming);
        Map<UUID, List<Answer>> answers = states.isEmpty() ? Map.of() : answersOf(states.keySet());
        return runs.stream()
                .map(run -> new LoadedRun(
                        run,
                        subject(run, loaded, overrides.get(run.runId())),
                        overrides.get(run.runId()),
                        resume(states.get(run.runId()), answers.getOrDefault(run.runId(), List.of()))))
                .toList();
    }

    private static @Nullable Resume resume(@Nullable StateCheckpoint state, List<Answer> answers) {
        return state == null ? null : new Resume(state, answers);
    }

    private Map<UUID, ForkOverrides> forksAmong(List<TakenRun> runs) {
        List<UUID> forked = runs.stream()
                .filter(run -> run.subject().isFork())
                .map(TakenRun::runId)
                .toList();
        return forked.isEmpty() ? Map.of() : forks.overrides(forked);
    }

    private static LoadedSubject subject(TakenRun run, Map<UUID, LoadedSubject> loaded, @Nullable ForkOverrides fork) {
        LoadedSubject subject =
                loaded.getOrDefault(run.subject().id(), new LoadedSubject.Unreadable("Its subject is gone."));
        if (fork == null) {
            return subject;
        }
        if (!fork.whole()) {
            return new LoadedSubject.Unreadable("What it begins with is not kept any more.");
        }
        return subject instanceof LoadedSubject.AsksForErasure
                ? new LoadedSubject.Unreadable("A fork erases nothing.")
                : subject;
    }

    private static String typeOf(TakenRun run, Map<UUID, ForkOverrides> overrides) {
        ForkOverrides fork = overrides.get(run.runId());
        return fork == null ? run.subject().type() : fork.subjectType();
    }

    private Map<UUID, LoadedSubject> subjectsOf(List<TakenRun> runs, Map<UUID, ForkOverrides> overrides) {
        Map<String, List<UUID>> byType = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> typeOf(run, overrides),
                        Collectors.mapping(run -> run.subject().id(), Collectors.toList())));
        Map<UUID, LoadedSubject> loaded = new HashMap<>();
        subjects.stream()
                .filter(keeper -> byType.containsKey(keeper.subjectType()))
                .forEach(
                        keeper -> loaded.putAll(keeper.load(Objects.requireNonNull(byType.get(keeper.subjectType())))));
        return loaded;
    }

    private Map<UUID, List<Answer>> answersOf(Collection<UUID> runIds) {
        Map<UUID, List<Answer>> answers = new HashMap<>();
        jdbc.query(
                """
                SELECT run_id, key, answer FROM interrupt
                WHERE run_id = ANY (CAST(? AS uuid[])) AND answer IS NOT NULL ORDER BY run_id, key""",
                Row.each(row -> answers.computeIfAbsent(row.uuid("run_id"), first -> new ArrayList<>())
                        .add(new Answer(row.text("key"), row.value("answer", jsonb::readObject)))),
                SqlArray.of(runIds));
        return answers;
    }
}
