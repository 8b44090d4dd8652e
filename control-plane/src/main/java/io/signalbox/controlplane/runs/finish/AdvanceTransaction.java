package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.breakers.ModelCall;
import io.signalbox.controlplane.runs.finish.RunningRuns.Used;
import io.signalbox.controlplane.runs.journal.JournalEntry;
import io.signalbox.controlplane.runs.journal.RunCheckpoints;
import io.signalbox.controlplane.runs.journal.RunJournal;
import io.signalbox.controlplane.runs.journal.RunJournal.Place;
import io.signalbox.controlplane.runs.log.LogAddition;
import io.signalbox.controlplane.runs.log.ProgressAddition;
import io.signalbox.controlplane.runs.log.ProgressLog;
import io.signalbox.controlplane.runs.log.RunLogWriter;
import io.signalbox.controlplane.runs.log.StepDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what attempts of one organization have done so far. Steps and recordings are stored by their own numbers, so that an advance that
 * comes again, or after a later one, changes nothing that is there.
 */
@Component
class AdvanceTransaction {

    private final RunningRuns runs;
    private final RunLogWriter logs;
    private final ProgressLog progress;
    private final RunJournal journal;
    private final RunCheckpoints checkpoints;
    private final RunTransitions transitions;

    AdvanceTransaction(
            RunningRuns runs,
            RunLogWriter logs,
            ProgressLog progress,
            RunJournal journal,
            RunCheckpoints checkpoints,
            RunTransitions transitions) {
        this.runs = runs;
        this.logs = logs;
        this.progress = progress;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.transitions = transitions;
    }

    /**
     * What the transaction does when it commits.
     *
     * @param answers one for each, in the same order
     * @param answered attempts whose model has answered
     */
    record Result(List<AdvanceAnswer> answers, List<ModelCall> answered) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Result apply(List<AttemptAdvance> advances) {
        Map<UUID, LockedRun> locked =
                runs.lock(advances.stream().map(AttemptAdvance::runId).collect(Collectors.toSet()));
        List<AttemptAdvance> current =
                advances.stream().filter(advance -> isCurrent(advance, locked)).toList();
        Set<Place> known = knownOf(advances, locked);
        List<ModelCall> answered = current.isEmpty() ? List.of() : store(current, locked);
        return new Result(
                advances.stream()
                        .map(advance -> isCurrent(advance, locked) || wasStored(advance, known)
                                ? AdvanceAnswer.STORED
                                : AdvanceAnswer.STALE)
                        .toList(),
                answered);
    }

    private static boolean isCurrent(AttemptAdvance advance, Map<UUID, LockedRun> locked) {
        LockedRun run = locked.get(advance.runId());
        return run != null && run.attempt() == advance.attempt();
    }

    private Set<Place> knownOf(List<AttemptAdvance> advances, Map<UUID, LockedRun> locked) {
        List<Place> places = advances.stream()
                .filter(advance -> !isCurrent(advance, locked))
                .flatMap(advance -> places(advance).stream())
                .toList();
        return places.isEmpty() ? Set.of() : Set.copyOf(journal.known(places));
    }

    /** An advance of an attempt that is over was stored when all that it recorded is there. */
    private static boolean wasStored(AttemptAdvance advance, Set<Place> known) {
        return !advance.journal().isEmpty() && known.containsAll(places(advance));
    }

    private static List<Place> places(AttemptAdvance advance) {
        return advance.journal().stream().map(AdvanceTransaction::place).toList();
    }

    private static Place place(JournalEntry entry) {
        return new Place(entry.runId(), entry.attempt(), entry.sequence());
    }

    private List<ModelCall> store(List<AttemptAdvance> current, Map<UUID, LockedRun> locked) {
        List<ModelCall> answered = storeSteps(
                current.stream().filter(advance -> !advance.isProgressAlone()).toList(), locked);
        storeProgress(current);
        return answered;
    }

    /** After the steps: it is about one that follows them. */
    private void storeProgress(List<AttemptAdvance> current) {
        List<ProgressAddition> additions = current.stream()
                .filter(advance -> !advance.progress().isEmpty())
                .map(advance -> new ProgressAddition(
                        advance.runId(), advance.attempt(), advance.sequence(), advance.progress()))
                .toList();
        if (!additions.isEmpty()) {
            progress.append(additions);
            transitions.progressed(
                    additions.stream().map(ProgressAddition::runId).collect(Collectors.toSet()));
        }
    }

    private List<ModelCall> storeSteps(List<AttemptAdvance> current, Map<UUID, LockedRun> locked) {
        if (current.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<AttemptAdvance>> byRun = current.stream()
                .collect(Collectors.groupingBy(AttemptAdvance::runId, LinkedHashMap::new, Collectors.toList()));
        List<LogAddition> additions = new ArrayList<>();
        byRun.forEach((runId, all) -> additions.add(addition(Objects.requireNonNull(locked.get(runId)), all)));
        Map<UUID, Long> newest = logs.append(additions);
        Set<Place> fresh = Set.copyOf(journal.append(
                current.stream().flatMap(advance -> advance.journal().stream()).toList()));
        checkpoints.save(current.stream()
                .map(AttemptAdvance::checkpoint)
                .filter(Objects::nonNull)
                .toList());
        runs.logged(newest);
        runs.used(byRun.entrySet().stream()
                .map(run -> new Used(run.getKey(), used(run.getValue(), fresh)))
                .toList());
        transitions.touched(byRun.keySet());
        return current.stream()
                .filter(advance -> advance.journal().stream().anyMatch(JournalEntry::isModelAnswer))
                .map(advance -> Objects.requireNonNull(locked.get(advance.runId())))
                .filter(run -> !run.subject().isFork())
                .distinct()
                .map(run -> new ModelCall(run.runId(), run.attempt(), run.takenAt()))
                .toList();
    }

    private static LogAddition addition(LockedRun run, List<AttemptAdvance> advances) {
        List<StepDraft> steps =
                advances.stream().flatMap(advance -> advance.steps().stream()).toList();
        return new LogAddition(run.runId(), run.attempt(), run.logSequence(), steps, null);
    }

    /** Tokens are paid with the answers they bought: what was recorded before was counted before. */
    private static AttemptUsage used(List<AttemptAdvance> advances, Set<Place> fresh) {
        int rounds = 0;
        int prompt = 0;
        int completion = 0;
        for (AttemptAdvance advance : advances) {
            rounds = Math.max(rounds, advance.usage().rounds());
            if (places(advance).stream().anyMatch(fresh::contains)) {
                prompt += advance.usage().promptTokens();
                completion += advance.usage().completionTokens();
            }
        }
        return new AttemptUsage(rounds, prompt, completion);
    }
}
