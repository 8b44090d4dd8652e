package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.Checkpoint;
import io.signalbox.contract.internalapi.model.FieldError;
import io.signalbox.contract.internalapi.model.ModelUsage;
import io.signalbox.contract.internalapi.model.StepRecord;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.runs.CheckpointDraft;
import io.signalbox.controlplane.runs.MappingAttempt;
import io.signalbox.controlplane.runs.StepDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run tells, from the contract to records and back. */
final class InternalMapper {

    private InternalMapper() {}

    static StepDraft step(StepRecord step) {
        return new StepDraft(
                step.getSequence(),
                step.getNode(),
                step.getMappingAttempt(),
                step.getOutcome().getValue(),
                step.getStartedAt(),
                step.getDurationMs(),
                step.getInputDigest(),
                step.getOutput(),
                errors(step.getErrors()),
                modelCall(step.getModelUsage()));
    }

    static MappingAttempt attempt(io.signalbox.contract.internalapi.model.MappingAttempt attempt) {
        return new MappingAttempt(attempt.getAttempt(), attempt.getOutput(), errors(attempt.getErrors()));
    }

    static CheckpointDraft checkpoint(Checkpoint checkpoint) {
        return new CheckpointDraft(
                checkpoint.getCheckpointId(), checkpoint.getNode(), checkpoint.getNextNode(), checkpoint.getState());
    }

    static Checkpoint checkpoint(CheckpointDraft checkpoint) {
        return new Checkpoint(checkpoint.checkpointId(), checkpoint.node(), checkpoint.nextNode(), checkpoint.state());
    }

    private static List<FieldProblem> errors(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldProblem(error.getPointer(), error.getMessage(), error.getCode()))
                .toList();
    }

    private static StepDraft.@Nullable ModelCall modelCall(@Nullable ModelUsage usage) {
        return usage == null
                ? null
                : new StepDraft.ModelCall(
                        usage.getProvider(),
                        usage.getModel(),
                        usage.getPromptTokens(),
                        usage.getCompletionTokens(),
                        usage.getLatencyMs(),
                        usage.getPrompt(),
                        usage.getAnswer());
    }
}
