package io.signalbox.controlplane.runs.web;

import io.signalbox.contract.publicapi.RecordingsApi;
import io.signalbox.contract.publicapi.model.RunReplay;
import io.signalbox.controlplane.runs.recordings.RunReplays;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecordingsController implements RecordingsApi {

    private final RunReplays replays;

    RecordingsController(RunReplays replays) {
        this.replays = replays;
    }

    @Override
    public ResponseEntity<Resource> getRunRecording(UUID runId) {
        byte[] recording = replays.export(runId);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"run-" + runId + ".json\"")
                .body(new ByteArrayResource(recording));
    }

    @Override
    public ResponseEntity<RunReplay> replayRun(UUID runId) {
        return ResponseEntity.ok(ReplayMapper.replay(replays.replay(runId)));
    }
}
