package io.signalbox.controlplane.events;

import io.signalbox.controlplane.runs.ConcurrencyKey;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.SubjectRef;
import io.signalbox.controlplane.runs.WorkflowVersion;

/** Events as subjects of runs. */
public final class EventSubjects {

    public static final String TYPE = "event";

    /** The workflow that each event starts. */
    private static final WorkflowVersion WORKFLOW = new WorkflowVersion("ticket-mapping", 1);

    private EventSubjects() {}

    /** Runs of one record of an integration come one at a time, in the order in which its events came. */
    static NewRun run(NewEvent event, InitialRunState admission) {
        return new NewRun(
                event.runId(),
                WORKFLOW,
                new SubjectRef(TYPE, event.eventId(), event.integrationId()),
                ConcurrencyKey.of(event.integrationId(), event.delivery().externalId()),
                false,
                admission);
    }
}
