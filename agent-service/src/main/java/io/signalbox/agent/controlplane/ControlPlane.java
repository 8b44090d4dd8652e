package io.signalbox.agent.controlplane;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.signalbox.agent.security.ServiceKey;
import io.signalbox.contract.internalapi.AttemptsApi;
import io.signalbox.contract.internalapi.model.AdvanceBatch;
import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.FinishBatch;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.HeartbeatResult;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.TakeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls the control plane through the client that is generated from the internal contract. */
@ApplicationScoped
public class ControlPlane implements AttemptCalls {

    private final ControlPlaneConfig config;
    private final AttemptsApi attempts;

    @Inject
    ControlPlane(ControlPlaneConfig config, ServiceKey serviceKey, Supplier<UUID> ids, ObjectMapper json) {
        this.config = config;
        this.attempts = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                // Each call has a deadline of its own; this closes the connection of one that was given up
                .readTimeout(longest(config).toMillis(), TimeUnit.MILLISECONDS)
                .property("io.quarkus.rest.client.connection-pool-size", config.connections())
                .property("io.quarkus.rest.client.shared", true)
                .property("io.quarkus.rest.client.name", "control-plane")
                .followRedirects(false)
                .register(new CredentialsFilter(serviceKey, ids))
                .register(new ProblemReader(json))
                .build(AttemptsApi.class);
    }

    @Override
    public List<RunAssignment> take(TakeRequest request) {
        Duration limit = config.callTimeout().plusMillis(request.getWaitMs());
        return new BoundedCall(limit).make(() -> attempts.takeAttempts(request)).getItems();
    }

    @Override
    public HeartbeatResult heartbeat(HeartbeatRequest request) {
        return call().make(() -> attempts.sendHeartbeat(request));
    }

    @Override
    public List<AdvanceResult> advance(List<RunAdvance> items) {
        return call().make(() -> attempts.advanceRuns(new AdvanceBatch().items(items)))
                .getItems();
    }

    @Override
    public List<FinishResult> finish(List<RunFinish> items) {
        return call().make(() -> attempts.finishRuns(new FinishBatch().items(items)))
                .getItems();
    }

    /** Whether something listens at the control plane's address right now. */
    public boolean reachable() {
        URI url = config.url();
        int port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), (int)
                    config.connectTimeout().toMillis());
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    private BoundedCall call() {
        return new BoundedCall(config.callTimeout());
    }

    private static Duration longest(ControlPlaneConfig config) {
        return config.callTimeout().plus(config.maxPoll());
    }
}
