package io.signalbox.agent.controlplane;

import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.HeartbeatResult;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.TakeRequest;
import java.util.List;

/**
 * What an agent asks of the control plane. Every call is safe to repeat, has a deadline that includes its answer's last byte, and throws
 * {@link ControlPlaneUnavailable} or {@link CallRefused}.
 */
public interface AttemptCalls {

    /** Waits for runs as long as the request says. */
    List<RunAssignment> take(TakeRequest request);

    HeartbeatResult heartbeat(HeartbeatRequest request);

    /** One result for each, in order. */
    List<AdvanceResult> advance(List<RunAdvance> items);

    /** One result for each, in order. */
    List<FinishResult> finish(List<RunFinish> items);
}
