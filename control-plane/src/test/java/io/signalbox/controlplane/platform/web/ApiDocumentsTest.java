package io.signalbox.controlplane.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
class ApiDocumentsTest {

    @LocalServerPort
    private int port;

    @Test
    void showsTheContractAtDocs() {
        get("/docs").statusCode(200).body(containsString("Signalbox API"));
        get("/docs/ui/swagger-ui-bundle.js").statusCode(200);
        get("/openapi/public.yaml").statusCode(200).body(containsString("openapi: 3.1.0"));
    }

    @Test
    void sendsNoDateThatWouldKeepAnOlderBuildAlive() {
        get("/openapi/public.yaml").header("Last-Modified", nullValue());
        get("/docs/index.html").header("Last-Modified", nullValue());
    }

    @Test
    void letsNoForeignScriptRun() {
        get("/docs/index.html").header("Content-Security-Policy", containsString("default-src 'self'"));
    }

    private ValidatableResponse get(String path) {
        return given().port(port).get(path).then();
    }
}
