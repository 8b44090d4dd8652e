package io.signalbox.controlplane.system.web;

import io.signalbox.contract.publicapi.SystemApi;
import io.signalbox.contract.publicapi.model.ComponentState;
import io.signalbox.contract.publicapi.model.LiveChange;
import io.signalbox.contract.publicapi.model.LiveTopic;
import io.signalbox.contract.publicapi.model.ModelState;
import io.signalbox.contract.publicapi.model.SystemState;
import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.platform.live.LiveSignal;
import io.signalbox.controlplane.platform.live.LiveStreams;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.system.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class SystemController implements SystemApi {

    private final Installation installation;
    private final LiveStreams streams;

    SystemController(Installation installation, LiveStreams streams) {
        this.installation = installation;
        this.streams = streams;
    }

    @Override
    public ResponseEntity<SystemState> getSystem() {
        return ResponseEntity.ok(new SystemState(
                installation.version(),
                state(installation.agent()),
                state(installation.broker()),
                state(installation.database()),
                state(installation.model())));
    }

    @Override
    public ResponseEntity<SseEmitter> streamLiveChanges() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.open(Principal.current(), SystemController::change));
    }

    private static LiveChange change(LiveSignal signal) {
        return new LiveChange(LiveTopic.fromValue(signal.topic()), signal.ids());
    }

    private static ComponentState state(Installation.Component component) {
        return new ComponentState(component.up()).detail(component.detail());
    }

    private static ModelState state(ModelSettings.@Nullable Choice model) {
        return model == null
                ? new ModelState(false)
                : new ModelState(true).provider(model.provider()).model(model.name());
    }
}
