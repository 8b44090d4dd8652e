package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.shared.ModelUsage;
import io.signalbox.contract.shared.StepRecord;
import io.signalbox.controlplane.runs.contract.MappingAttemptContract;
import io.signalbox.controlplane.runs.log.StepDraft;
import org.jspecify.annotations.Nullable;

/** Steps, from the contract to records. */
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
                MappingAttemptContract.problems(step.getErrors()),
                modelCall(step.getModelUsage()),
                step.getStateHash(),
                step.getCalls());
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
                        usage.getAnswer(),
                        usage.getFinishReason());
    }
}
