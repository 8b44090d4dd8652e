package io.signalbox.controlplane.runs.web;

import io.signalbox.contract.publicapi.ForksApi;
import io.signalbox.contract.publicapi.model.ForkCreate;
import io.signalbox.contract.publicapi.model.Run;
import io.signalbox.contract.publicapi.model.RunDiff;
import io.signalbox.contract.publicapi.model.RunList;
import io.signalbox.contract.publicapi.model.RunStateDetail;
import io.signalbox.contract.publicapi.model.RunStateList;
import io.signalbox.controlplane.runs.RunSearch;
import io.signalbox.controlplane.runs.forking.ForkComparison;
import io.signalbox.controlplane.runs.forking.ForkRequest;
import io.signalbox.controlplane.runs.forking.Forking;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ForksController implements ForksApi {

    private final Forking forking;
    private final ForkComparison comparison;
    private final RunSearch search;

    ForksController(Forking forking, ForkComparison comparison, RunSearch search) {
        this.forking = forking;
        this.comparison = comparison;
        this.search = search;
    }

    @Override
    public ResponseEntity<Run> createFork(UUID runId, ForkCreate create) {
        var request =
                new ForkRequest(create.getFromStep(), create.getState(), create.getInstructions(), create.getModel());
        return ResponseEntity.accepted().body(RunMapper.run(search.get(forking.fork(runId, request))));
    }

    @Override
    public ResponseEntity<RunList> listForks(UUID runId) {
        return ResponseEntity.ok(new RunList(
                search.all(forking.forks(runId)).stream().map(RunMapper::run).toList()));
    }

    @Override
    public ResponseEntity<RunStateList> listRunStates(UUID runId) {
        return ResponseEntity.ok(new RunStateList(
                forking.states(runId).stream().map(ForkMapper::summary).toList()));
    }

    @Override
    public ResponseEntity<RunStateDetail> getRunState(UUID runId, Integer position) {
        return ResponseEntity.ok(ForkMapper.detail(forking.state(runId, position)));
    }

    @Override
    public ResponseEntity<RunDiff> getRunDiff(UUID runId) {
        return ResponseEntity.ok(ForkMapper.diff(comparison.compare(runId)));
    }
}
