package io.signalbox.agent.web;

import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.replay.Recording;
import io.signalbox.agent.replay.RecordingDamaged;
import io.signalbox.agent.replay.RecordingFile;
import io.signalbox.agent.replay.Replay;
import io.signalbox.agent.settings.BuildName;
import io.signalbox.contract.agentapi.ReplaysApi;
import io.signalbox.contract.agentapi.model.ReplayRequest;
import io.signalbox.contract.agentapi.model.ReplayResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** Runs recordings again. */
@Singleton
class ReplayResource implements ReplaysApi {

    private static final Logger LOG = Logger.getLogger(ReplayResource.class);

    private final Replay replay;
    private final EndpointSlots slots;

    @Inject
    ReplayResource(Workflows workflows, EndpointConfig config) {
        this.replay = new Replay(workflows.served(), BuildName.current());
        this.slots = new EndpointSlots("replays", config.replays());
    }

    @Override
    @RunOnVirtualThread
    public ReplayResult replayRecording(ReplayRequest request) {
        try (EndpointSlots.Slot slot = slots.take()) {
            return replayed(request);
        }
    }

    private ReplayResult replayed(ReplayRequest request) {
        try {
            Recording recording = RecordingFile.read(request.getRecording().getBytes(StandardCharsets.UTF_8));
            return ReplayResults.of(replay.traced(recording), Boolean.TRUE.equals(request.getStates()));
        } catch (RecordingDamaged damaged) {
            return ReplayResults.damaged(String.valueOf(damaged.getMessage()));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Its digests are right, so whoever wrote it wrote something that is no run of this workflow
            LOG.warnf("replay_failed error=%s", unforeseen.getClass().getName());
            return ReplayResults.damaged(
                    "The recording cannot be run: " + unforeseen.getClass().getSimpleName() + ".");
        }
    }
}
