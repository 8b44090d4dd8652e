package io.signalbox.controlplane.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * A person signed in at the public API.
 *
 * @param organizationId the tenant everything is done in
 */
public record Console(int port, String accessToken, UUID organizationId) {

    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "correct horse battery staple";

    /** Signs in as the first owner. */
    public static Console signIn(int port) {
        String token = given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", EMAIL, "password", PASSWORD))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        String organization = given().port(port)
                .auth()
                .oauth2(token)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .extract()
                .path("organization.id");
        return new Console(port, token, UUID.fromString(organization));
    }

    /** A request with the access token; JSON both ways. */
    public RequestSpecification request() {
        return given().port(port).auth().oauth2(accessToken).contentType(ContentType.JSON);
    }
}
