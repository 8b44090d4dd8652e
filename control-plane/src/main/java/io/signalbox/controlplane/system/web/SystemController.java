package io.signalbox.controlplane.system.web;

import io.signalbox.contract.publicapi.SystemApi;
import io.signalbox.contract.publicapi.model.ComponentState;
import io.signalbox.contract.publicapi.model.LiveChange;
import io.signalbox.contract.publicapi.model.LiveTopic;
import io.signalbox.contract.publicapi.model.ModelBreakerState;
import io.signalbox.contract.publicapi.model.ModelState;
import io.signalbox.contract.publicapi.model.SystemState;
import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.platform.live.LiveSignal;
import io.signalbox.controlplane.platform.live.LiveStreams;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.runs.backlog.WorkflowBacklog;
import io.signalbox.controlplane.runs.breakers.ModelBreakerView;
import io.signalbox.controlplane.system.Installation;
import java.util.List;
import java.util.Locale;
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
        List<WorkflowBacklog> backlog = installation.backlog();
        return ResponseEntity.ok(new SystemState(
                installation.version(),
                state(installation.agent()),
                state(installation.broker()),
                state(installation.database()),
                state(installation.model(), installation.breaker(), backlog),
                backlog.stream().map(SystemController::backlog).toList()));
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

    private static ModelState state(
            ModelSettings.@Nullable Choice model, ModelBreakerView breaker, List<WorkflowBacklog> backlog) {
        if (model == null) {
            return new ModelState(false);
        }
        int waiting = backlog.stream().mapToInt(WorkflowBacklog::needModel).sum();
        return new ModelState(true)
                .provider(model.provider())
                .model(model.name())
                .breaker(breaker(breaker, waiting));
    }

    private static ModelBreakerState breaker(ModelBreakerView breaker, int waiting) {
        String state = breaker.state().name().toLowerCase(Locale.ROOT);
        return new ModelBreakerState(ModelBreakerState.StateEnum.fromValue(state), waiting)
                .code(breaker.code())
                .reason(breaker.reason())
                .openedAt(breaker.openedAt())
                .retryAt(breaker.retryAt());
    }

    private static io.signalbox.contract.publicapi.model.WorkflowBacklog backlog(WorkflowBacklog backlog) {
        return new io.signalbox.contract.publicapi.model.WorkflowBacklog(
                backlog.workflow().name(), backlog.workflow().version(), backlog.served(), backlog.runs());
    }
}
