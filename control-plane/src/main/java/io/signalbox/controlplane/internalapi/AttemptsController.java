package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.AttemptsApi;
import io.signalbox.contract.internalapi.model.AdvanceBatch;
import io.signalbox.contract.internalapi.model.AdvanceBatchResult;
import io.signalbox.contract.internalapi.model.FinishBatch;
import io.signalbox.contract.internalapi.model.FinishBatchResult;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.HeartbeatResult;
import io.signalbox.contract.internalapi.model.TakeRequest;
import io.signalbox.contract.internalapi.model.TakeResult;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Where agents take runs, keep them, and say how far they are and how they end. */
@RestController
class AttemptsController implements AttemptsApi {

    private final TakeRequests takes;
    private final Heartbeats heartbeats;
    private final AttemptBatches batches;
    private final HttpServletRequest request;

    /** @param request the current one, at each call */
    AttemptsController(TakeRequests takes, Heartbeats heartbeats, AttemptBatches batches, HttpServletRequest request) {
        this.takes = takes;
        this.heartbeats = heartbeats;
        this.batches = batches;
        this.request = request;
    }

    /** Null while the answer is still to come: the request goes on waiting for it. */
    @Override
    public @Nullable ResponseEntity<TakeResult> takeAttempts(TakeRequest takeRequest) {
        ContractRules.check(takeRequest);
        TakeRequests.Answer answer = takes.take(takeRequest);
        if (answer.later() != null) {
            hold(answer.later());
            return null;
        }
        return ResponseEntity.ok(answer.now());
    }

    @Override
    public ResponseEntity<HeartbeatResult> sendHeartbeat(HeartbeatRequest heartbeatRequest) {
        ContractRules.check(heartbeatRequest);
        return ResponseEntity.ok(heartbeats.heard(heartbeatRequest));
    }

    @Override
    public ResponseEntity<AdvanceBatchResult> advanceRuns(AdvanceBatch batch) {
        ContractRules.check(batch);
        return ResponseEntity.ok(new AdvanceBatchResult(batches.advance(batch.getItems())));
    }

    @Override
    public ResponseEntity<FinishBatchResult> finishRuns(FinishBatch batch) {
        ContractRules.check(batch);
        return ResponseEntity.ok(new FinishBatchResult(batches.finish(batch.getItems())));
    }

    /** As Spring does with a deferred result, which the generated interface cannot declare. */
    private void hold(DeferredResult<ResponseEntity<TakeResult>> answer) {
        try {
            WebAsyncUtils.getAsyncManager(request).startDeferredResultProcessing(answer, new ModelAndViewContainer());
        } catch (Exception notStarted) {
            throw new IllegalStateException("The request cannot wait", notStarted);
        }
    }
}
