package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.AuditSettings;
import io.signalbox.controlplane.audit.RefusalRecorder;
import io.signalbox.controlplane.platform.lifecycle.Ticker;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Signs heads and tells left-out refusals, again and again. */
@Component
class AuditRounds implements SmartLifecycle {

    private final Ticker ticker;

    AuditRounds(HeadSigner signer, RefusalRecorder refusals, AuditSettings settings) {
        this.ticker = new Ticker("audit-signer", settings.signInterval(), () -> {
            refusals.tellUntold();
            signer.signAdvanced();
        });
    }

    @Override
    public void start() {
        ticker.start();
    }

    @Override
    public void stop() {
        ticker.close();
    }

    @Override
    public boolean isRunning() {
        return ticker.isRunning();
    }
}
