package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.DeadLettersApi;
import io.signalbox.contract.internalapi.model.DeadLetterReceipt;
import io.signalbox.contract.internalapi.model.DeadLetterReport;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.capability.OutOfScope;
import io.signalbox.controlplane.runs.contract.MappingAttemptContract;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Where a run attempt gives up. */
@RestController("internalDeadLettersController")
class AgentDeadLettersController implements DeadLettersApi {

    private final CapabilityGuard guard;
    private final Runs runs;

    AgentDeadLettersController(CapabilityGuard guard, Runs runs) {
        this.guard = guard;
        this.runs = runs;
    }

    @Override
    public ResponseEntity<DeadLetterReceipt> reportDeadLetter(DeadLetterReport report) {
        var reason = DeadLetterReason.of(report.getReason().getValue());
        if (reason == DeadLetterReason.REPORTED_BY_SERVICE) {
            throw new OutOfScope("A run speaks for no service.");
        }
        List<MappingAttempt> attempts = report.getAttempts().stream()
                .map(MappingAttemptContract::attempt)
                .toList();
        return guard.call(
                Operation.REPORT_DEAD_LETTER,
                call -> ResponseEntity.ok(new DeadLetterReceipt(runs.deadLetter(
                        call.run().runId(), call.run().attempt(), reason, Jsonb.clean(report.getDetail()), attempts))));
    }
}
