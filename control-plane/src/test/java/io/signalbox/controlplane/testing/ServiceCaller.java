package io.signalbox.controlplane.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A service of the company with an API key. */
public record ServiceCaller(int port, String id, String key) {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** With a new key of these scopes. */
    public static ServiceCaller with(Console owner, String... scopes) {
        return with(owner, Map.of("scopes", List.of(scopes)));
    }

    /** @param asked what is to be said of the key; it gets a name of its own when there is none */
    public static ServiceCaller with(Console owner, Map<String, Object> asked) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Service " + NUMBER.incrementAndGet()));
        body.putAll(asked);
        JsonPath issued = owner.request()
                .body(body)
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new ServiceCaller(owner.port(), issued.getString("api_key.id"), issued.getString("secret"));
    }

    public ServiceCaller withKey(String other) {
        return new ServiceCaller(port, id, other);
    }

    /** The same service, calling another replica. */
    public ServiceCaller at(int otherPort) {
        return new ServiceCaller(otherPort, id, key);
    }

    /** A request with the key; JSON both ways. */
    public RequestSpecification request() {
        return given().port(port).header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }
}
