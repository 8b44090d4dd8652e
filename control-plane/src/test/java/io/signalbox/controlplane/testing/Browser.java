package io.signalbox.controlplane.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** Calls the endpoints of sign-in and keeps their cookies, as a browser does. */
public final class Browser {

    public static final String REFRESH_COOKIE = "signalbox_refresh";

    private final int port;
    private final Map<String, Cookie> cookies = new HashMap<>();

    public Browser(int port) {
        this.port = port;
    }

    /** The same browser, at another replica. */
    public Browser at(int otherPort) {
        var other = new Browser(otherPort);
        other.cookies.putAll(cookies);
        return other;
    }

    public Response signIn(String email, String password) {
        return post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    public Response refresh() {
        return post("/api/v1/auth/refresh", null);
    }

    public Response signOut() {
        return post("/api/v1/auth/logout", null);
    }

    /** @param body null for none */
    public Response post(String path, Object body) {
        RequestSpecification request = given().port(port).contentType(ContentType.JSON);
        cookies.values().forEach(cookie -> request.cookie(cookie.getName(), cookie.getValue()));
        if (body != null) {
            request.body(body);
        }
        Response response = request.post(path);
        response.detailedCookies().forEach(this::keep);
        return response;
    }

    /** Null when there is none. */
    public String refreshToken() {
        Cookie cookie = cookies.get(REFRESH_COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** Puts a token where a thief would, or where it was before. */
    public Browser withRefreshToken(String token) {
        cookies.put(REFRESH_COOKIE, new Cookie.Builder(REFRESH_COOKIE, token).build());
        return this;
    }

    private void keep(Cookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }
}
