package io.signalbox.controlplane.platform.idempotency;

import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.Replicas;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas, and people who repeat their requests. */
@ControlPlaneTest
@Import(Mishaps.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IdempotencyScene {

    static final String PATH = "/api/v1/integrations";

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableEnvironment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TenantFixture tenants;

    @Autowired
    StoredResponseRepository answers;

    Console console;
    Replicas.Replica other;

    @BeforeAll
    void start() {
        console = Console.signIn(port);
        other = Replicas.beside(environment);
    }

    @AfterAll
    void stop() {
        other.close();
    }

    static Response answer(Future<Response> future) {
        return future.resultNow();
    }

    Response create(Console who, String key, String name) {
        return create(who, key, name, Mishaps.NONE);
    }

    Response create(Console who, String key, String name, String mishap) {
        return who.request()
                .header("Idempotency-Key", key)
                .header(Mishaps.HEADER, mishap)
                .body(body(name))
                .post(PATH);
    }

    static Map<String, String> body(String name) {
        return Map.of("provider", "github", "name", name);
    }

    long effects(String name) {
        return inTenant(() -> jdbc.sql("SELECT count(*) FROM integration WHERE name = ?")
                .param(name)
                .query(Long.class)
                .single());
    }

    long rows() {
        return inTenant(() -> jdbc.sql("SELECT count(*) FROM idempotency_key")
                .query(Long.class)
                .single());
    }

    <T> T inTenant(Supplier<T> work) {
        return tenants.existing(console.organizationId()).call(work);
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }
}
