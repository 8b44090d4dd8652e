package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.RunDeadLettered;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.effects.SubjectListeners;
import io.signalbox.controlplane.runs.forks.RunForks;
import io.signalbox.controlplane.runs.journal.RunCheckpoints;
import io.signalbox.controlplane.runs.journal.RunJournal;
import io.signalbox.controlplane.runs.log.RunLogWriter;
import io.signalbox.controlplane.runs.queue.Turns;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores accepted ends: logs, recordings, where the runs go, and what became of their subjects. */
@Component
class FinishWriter {

    private final RunLogWriter logs;
    private final RunJournal journal;
    private final RunCheckpoints checkpoints;
    private final RunForks forks;
    private final RunningRuns runs;
    private final SubjectListeners listeners;
    private final Turns turns;
    private final RunTransitions transitions;
    private final ApplicationEventPublisher events;

    FinishWriter(
            RunLogWriter logs,
            RunJournal journal,
            RunCheckpoints checkpoints,
            RunForks forks,
            RunningRuns runs,
            SubjectListeners listeners,
            Turns turns,
            RunTransitions transitions,
            ApplicationEventPublisher events) {
        this.logs = logs;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.forks = forks;
        this.runs = runs;
        this.listeners = listeners;
        this.turns = turns;
        this.transitions = transitions;
        this.events = events;
    }

    void write(List<AcceptedEnd> ends) {
        if (ends.isEmpty()) {
            return;
        }
        Map<UUID, Long> newest =
                logs.append(ends.stream().map(AcceptedEnd::logged).toList());
        journal.append(
                ends.stream().flatMap(end -> end.end().journal().stream()).toList());
        ends.forEach(this::propose);
        checkpoints.save(ends.stream()
                .filter(end -> !end.isOver())
                .map(end -> end.end().checkpoint())
                .filter(Objects::nonNull)
                .toList());
        var moves = new Moves();
        ends.forEach(end ->
                moves.add(end, Objects.requireNonNull(newest.get(end.run().runId()))));
        moves.apply(runs);
        tellOfSubjects(ends);
        turns.settle(ends.stream()
                .map(end -> end.run().concurrencyKey())
                .filter(Objects::nonNull)
                .toList());
        List<UUID> again = ends.stream()
                .filter(end -> end.conclusion() instanceof Conclusion.Again)
                .map(end -> end.run().runId())
                .toList();
        if (!again.isEmpty()) {
            turns.announce(again);
        }
        transitions.touched(ends.stream().map(end -> end.run().runId()).toList());
    }

    private void propose(AcceptedEnd end) {
        if (end.end().report() instanceof AttemptReport.Proposed proposed) {
            forks.propose(end.run().runId(), proposed.proposal());
        }
    }

    private void tellOfSubjects(List<AcceptedEnd> ends) {
        ends.forEach(end -> {
            if (end.conclusion() instanceof Conclusion.DeadLetter deadLetter) {
                events.publishEvent(new RunDeadLettered(
                        deadLetter.id(),
                        end.run().runId(),
                        end.run().attempt(),
                        end.run().subject(),
                        deadLetter.reason(),
                        deadLetter.detail(),
                        deadLetter.attempts()));
            }
        });
        ends.stream()
                .filter(AcceptedEnd::isOver)
                .collect(Collectors.groupingBy(
                        end -> end.run().subject().type(), Collectors.mapping(AcceptedEnd::ended, Collectors.toList())))
                .forEach(listeners::ended);
    }
}
