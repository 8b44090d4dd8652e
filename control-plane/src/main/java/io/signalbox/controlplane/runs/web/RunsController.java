package io.signalbox.controlplane.runs.web;

import io.signalbox.contract.publicapi.RunsApi;
import io.signalbox.contract.publicapi.model.Run;
import io.signalbox.contract.publicapi.model.RunList;
import io.signalbox.contract.publicapi.model.RunState;
import io.signalbox.contract.publicapi.model.StepList;
import io.signalbox.contract.publicapi.model.WorkflowList;
import io.signalbox.controlplane.agentclient.ServedWorkflows;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.runs.RunCancellation;
import io.signalbox.controlplane.runs.RunSearch;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.backlog.QueueBacklog;
import io.signalbox.controlplane.runs.log.RunSteps;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class RunsController implements RunsApi {

    private final Runs runs;
    private final RunSearch search;
    private final RunCancellation cancellation;
    private final RunSteps steps;
    private final RunStreams streams;
    private final ServedWorkflows workflows;
    private final QueueBacklog backlog;

    RunsController(
            Runs runs,
            RunSearch search,
            RunCancellation cancellation,
            RunSteps steps,
            RunStreams streams,
            ServedWorkflows workflows,
            QueueBacklog backlog) {
        this.runs = runs;
        this.search = search;
        this.cancellation = cancellation;
        this.steps = steps;
        this.streams = streams;
        this.workflows = workflows;
        this.backlog = backlog;
    }

    @Override
    public ResponseEntity<RunList> listRuns(
            @Nullable UUID integrationId,
            @Nullable RunState state,
            @Nullable String outcome,
            @Nullable String cursor,
            Integer limit) {
        var filter = new RunSearch.Filter(integrationId, RunMapper.state(state), outcome);
        var page = search.page(filter, Cursor.parse(cursor), limit).map(RunMapper::run);
        return ResponseEntity.ok(new RunList(page.items()).nextCursor(page.nextText()));
    }

    @Override
    public ResponseEntity<Run> getRun(UUID runId) {
        return ResponseEntity.ok(RunMapper.run(search.get(runs.get(runId)))
                .queuedReason(RunMapper.queued(backlog.reason(runId).orElse(null))));
    }

    @Override
    public ResponseEntity<Run> cancelRun(UUID runId) {
        return ResponseEntity.ok(RunMapper.run(cancellation.cancel(runId)));
    }

    @Override
    public ResponseEntity<StepList> listSteps(UUID runId, @Nullable String cursor, Integer limit) {
        var page = steps.page(runId, Cursor.parse(cursor), limit).map(RunMapper::step);
        return ResponseEntity.ok(new StepList(page.items()).nextCursor(page.nextText()));
    }

    @Override
    public ResponseEntity<WorkflowList> listWorkflows() {
        return ResponseEntity.ok(new WorkflowList(
                workflows.list().stream().map(RunMapper::workflow).toList()));
    }

    @Override
    public ResponseEntity<SseEmitter> streamRunEvents(UUID runId, @Nullable String lastEventId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.open(Principal.current(), runId, lastEventId));
    }
}
