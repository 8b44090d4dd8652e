package io.signalbox.controlplane.runs.assignments;

import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.assignments.Assignment.Resume;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.forks.ForkOverrides;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A taken run with what it is about. */
record LoadedRun(
        TakenRun run,
        LoadedSubject subject,
        @Nullable ForkOverrides fork,
        @Nullable Resume resume) {

    /** What every assignment takes beside its subject: ids, token, model. */
    private static final int FRAME = 2048;

    private static final Set<Operation> OWN =
            Set.of(Operation.FINISH_RUN, Operation.ADVANCE_RUN, Operation.REPORT_DEAD_LETTER);

    /** A fork has no effect, not even a dead letter. */
    private static final Set<Operation> OF_FORK = Set.of(Operation.FINISH_RUN, Operation.ADVANCE_RUN);

    /** One that is not to be given out. */
    static LoadedRun unread(TakenRun run) {
        return new LoadedRun(run, new LoadedSubject.Unreadable("It was not read."), null, null);
    }

    /** Which model may be asked, where this one is set. */
    ModelSettings.@Nullable Choice model(ModelSettings.@Nullable Choice set) {
        return set == null || fork == null || fork.model() == null ? set : set.named(fork.model());
    }

    /** About how much of an answer it takes. */
    int bytes() {
        int state = resume == null || resume.checkpoint() == null
                ? 0
                : resume.checkpoint().state().length();
        int start =
                fork == null || fork.start() == null ? 0 : fork.start().state().length();
        return FRAME
                + state
                + start
                + switch (subject) {
                    case LoadedSubject.Event event -> event.input().bytes();
                    case LoadedSubject.Data data -> data.bytes();
                    case LoadedSubject.Unreadable unreadable -> 0;
                    case LoadedSubject.Erased erased -> 0;
                    case LoadedSubject.AsksForErasure asks -> 0;
                };
    }

    /** Whether an agent can run it; else it ends here. */
    boolean isRunnable() {
        return subject instanceof LoadedSubject.Event || subject instanceof LoadedSubject.Data;
    }

    /** What a workflow on such a subject can need and no more. It ingests no events. */
    Capability capability() {
        if (run.subject().isFork()) {
            return new Capability(run.runId(), run.attempt(), run.organizationId(), null, null, Set.of(), OF_FORK);
        }
        if (subject instanceof LoadedSubject.Event(EventInput input)) {
            var operations = EnumSet.of(Operation.UPSERT_TICKET, Operation.MAP_IDENTITIES);
            operations.addAll(OWN);
            return new Capability(
                    run.runId(),
                    run.attempt(),
                    run.organizationId(),
                    input.integrationId(),
                    input.provider(),
                    Set.of(input.externalId()),
                    operations);
        }
        return new Capability(run.runId(), run.attempt(), run.organizationId(), null, null, Set.of(), OWN);
    }
}
