package io.signalbox.controlplane.auth.apikeys;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An owner who makes API keys, and services that use them. */
@ControlPlaneTest
abstract class ApiKeyScene {

    static final String KEYS = "/api/v1/api-keys";

    @LocalServerPort
    int port;

    @Autowired
    TenantFixture tenants;

    @Autowired
    JdbcClient jdbc;

    Console console;

    @BeforeEach
    void signIn() {
        console = Console.signIn(port);
    }

    ValidatableResponse create(Map<String, Object> body) {
        return console.request().body(body).post(KEYS).then();
    }

    ValidatableResponse rotate(ServiceCaller service, int graceMinutes) {
        return console.request()
                .body(Map.of("grace_minutes", graceMinutes))
                .post(KEYS + "/" + service.id() + "/rotate")
                .then();
    }

    String refused(ServiceCaller service) {
        return service.request()
                .get("/api/v1/tickets")
                .then()
                .statusCode(401)
                .body("code", equalTo("api_key_refused"))
                .extract()
                .path("detail");
    }

    void change(String id, String set) {
        tenants.existing(console.organizationId())
                .call(() -> jdbc.sql("UPDATE api_key SET " + set + " WHERE id = ?::uuid")
                        .param(id)
                        .update());
    }
}
