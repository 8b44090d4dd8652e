package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.problems.PayloadTooLarge;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Service;

/** Checkpoints of an older form, which are not kept: a run starts again from its first node. */
@Service
public class RunCheckpoints {

    private static final int MAX_BYTES = 1024 * 1024;

    private final Jsonb jsonb;

    RunCheckpoints(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** @throws PayloadTooLarge when the state is over 1 MiB */
    public void save(CurrentRun run, CheckpointDraft checkpoint) {
        if (jsonb.write(checkpoint.state()).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new PayloadTooLarge(MAX_BYTES);
        }
    }

    public List<CheckpointDraft> list(CurrentRun run) {
        return List.of();
    }
}
