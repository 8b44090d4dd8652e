package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.RunsApi;
import io.signalbox.contract.internalapi.model.Checkpoint;
import io.signalbox.contract.internalapi.model.CheckpointList;
import io.signalbox.contract.internalapi.model.StepBatch;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.log.RunCheckpoints;
import io.signalbox.controlplane.runs.log.RunSteps;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** What a run tells about itself: steps and checkpoints. */
@RestController("internalRunsController")
class AgentRunsController implements RunsApi {

    private final CapabilityGuard guard;
    private final RunSteps steps;
    private final RunCheckpoints checkpoints;

    AgentRunsController(CapabilityGuard guard, RunSteps steps, RunCheckpoints checkpoints) {
        this.guard = guard;
        this.steps = steps;
        this.checkpoints = checkpoints;
    }

    @Override
    public ResponseEntity<Void> appendSteps(UUID runId, StepBatch batch) {
        return guard.call(Operation.APPEND_STEPS, runId, call -> {
            steps.append(
                    call.run(),
                    batch.getSteps().stream().map(InternalMapper::step).toList());
            return ResponseEntity.noContent().build();
        });
    }

    @Override
    public ResponseEntity<CheckpointList> listCheckpoints(UUID runId) {
        return guard.call(
                Operation.LIST_CHECKPOINTS,
                runId,
                call -> ResponseEntity.ok(new CheckpointList(checkpoints.list(call.run()).stream()
                        .map(InternalMapper::checkpoint)
                        .toList())));
    }

    @Override
    public ResponseEntity<Void> saveCheckpoint(UUID runId, Checkpoint checkpoint) {
        return guard.call(Operation.SAVE_CHECKPOINT, runId, call -> {
            checkpoints.save(call.run(), InternalMapper.checkpoint(checkpoint));
            return ResponseEntity.noContent().build();
        });
    }
}
