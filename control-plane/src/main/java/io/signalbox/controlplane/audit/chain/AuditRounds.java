package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditSettings;
import io.signalbox.controlplane.audit.RefusalRecorder;
import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import org.springframework.stereotype.Component;

/** Signs heads and tells left-out refusals, again and again. */
@Component
class AuditRounds extends PeriodicTask {

    private final HeadSigner signer;
    private final RefusalRecorder refusals;

    AuditRounds(HeadSigner signer, RefusalRecorder refusals, AuditSettings settings) {
        super("audit-signer", settings.signInterval());
        this.signer = signer;
        this.refusals = refusals;
    }

    @Override
    protected void round() {
        refusals.tellUntold();
        signer.signAdvanced();
    }
}
