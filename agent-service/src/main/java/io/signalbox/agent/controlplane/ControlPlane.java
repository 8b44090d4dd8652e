package io.signalbox.agent.controlplane;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.signalbox.agent.security.ServiceKey;
import io.signalbox.contract.internalapi.DeadLettersApi;
import io.signalbox.contract.internalapi.IdentitiesApi;
import io.signalbox.contract.internalapi.RunsApi;
import io.signalbox.contract.internalapi.TicketsApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Holds the generated clients, which share their connections between runs, and lends them to one run at a time. */
@ApplicationScoped
public class ControlPlane {

    private final ControlPlaneConfig config;
    private final Clients clients;

    @Inject
    ControlPlane(ControlPlaneConfig config, ServiceKey serviceKey, ObjectMapper json) {
        this.config = config;
        var builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("io.quarkus.rest.client.connection-pool-size", config.connections())
                .property("io.quarkus.rest.client.shared", true)
                .property("io.quarkus.rest.client.name", "control-plane")
                .followRedirects(false)
                .register(new CredentialsFilter(serviceKey))
                .register(new ProblemReader(json));
        this.clients = new Clients(
                builder.build(TicketsApi.class),
                builder.build(DeadLettersApi.class),
                builder.build(IdentitiesApi.class),
                builder.build(RunsApi.class));
    }

    /** The control plane as this run may use it. */
    public ControlPlaneSession open(RunCredentials credentials) {
        return new ControlPlaneSession(clients, new CallRetries(config.maxAttempts(), config.backoff()), credentials);
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

    record Clients(TicketsApi tickets, DeadLettersApi deadLetters, IdentitiesApi identities, RunsApi runs) {}
}
