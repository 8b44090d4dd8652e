package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditSettings;
import io.signalbox.controlplane.audit.RefusalRecorder;
import io.signalbox.controlplane.platform.lifecycle.Ticker;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Signs heads and tells left-out refusals, again and again. */
@Component
class AuditRounds extends Ticker implements SmartLifecycle {

    AuditRounds(HeadSigner signer, RefusalRecorder refusals, AuditSettings settings) {
        super("audit-signer", settings.signInterval(), () -> {
            refusals.tellUntold();
            signer.signAdvanced();
        });
    }

    @Override
    public void stop() {
        close();
    }
}
