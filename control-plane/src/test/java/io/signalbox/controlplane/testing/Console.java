package io.signalbox.controlplane.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A person signed in at the public API.
 *
 * @param organizationId the tenant everything is done in
 */
public record Console(int port, String accessToken, UUID organizationId) {

    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "correct horse battery staple";

    /** Sign-in is slowed down for everybody who does it often, tests included. */
    private static final Map<Integer, Console> SIGNED_IN = new ConcurrentHashMap<>();

    /** Signs in as the first owner, once for each server. */
    public static Console signIn(int port) {
        return SIGNED_IN.compute(port, (same, known) -> known != null && known.isGood() ? known : newSignIn(port));
    }

    /** Another server may have got the port of one that was stopped. */
    private boolean isGood() {
        return request().get("/api/v1/auth/me").statusCode() == 200;
    }

    /** Signs in somebody whose password is {@link #PASSWORD}, to work in this organization. */
    public static Console signIn(int port, String email, UUID organizationId) {
        return new Console(port, newToken(port, email), organizationId);
    }

    private static String newToken(int port, String email) {
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static Console newSignIn(int port) {
        String token = newToken(port, EMAIL);
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

    /** The same person at another replica. */
    public Console at(int otherPort) {
        return new Console(otherPort, accessToken, organizationId);
    }

    /** A request with the access token; JSON both ways. */
    public RequestSpecification request() {
        return given().port(port).auth().oauth2(accessToken).contentType(ContentType.JSON);
    }
}
