package io.signalbox.controlplane.architecture;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Calls a control plane while a ledger listens. */
abstract class SecretClient {

    final SecretLedger ledger;
    private final int port;
    private String accessToken = "";

    SecretClient(int port, SecretLedger ledger) {
        this.port = port;
        this.ledger = ledger;
    }

    /** From now on with this access token. */
    final void as(String token) {
        accessToken = token;
    }

    final String accessToken() {
        return accessToken;
    }

    /** A request that says nothing yet. */
    final RequestSpecification anyone() {
        return given().port(port).filter(ledger);
    }

    void signIn(String email, String password) {
        as(login(email, password).then().statusCode(200).extract().path("access_token"));
    }

    void me() {
        request().get("/api/v1/auth/me").then().statusCode(200);
    }

    Response login(String email, String password) {
        return stranger().body(Map.of("email", email, "password", password)).post("/api/v1/auth/login");
    }

    Response post(String path, Map<String, Object> body) {
        return request().body(body).post(path);
    }

    RequestSpecification request() {
        return stranger().auth().oauth2(accessToken);
    }

    RequestSpecification stranger() {
        return anyone().contentType(ContentType.JSON);
    }
}
