package io.signalbox.local.client;

import io.signalbox.local.signing.WebhookCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signed in at one installation; signs in again when its token has run out. */
public final class SignalboxClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String url;
    private final @Nullable String email;
    private final @Nullable String password;
    private @Nullable String token;

    /** @param url the control plane's address without a path */
    public SignalboxClient(String url, String email, String password) {
        this.url = url;
        this.email = email;
        this.password = password;
    }

    private SignalboxClient(String url, String apiKey) {
        this.url = url;
        this.email = null;
        this.password = null;
        this.token = apiKey;
    }

    /** As a service with an API key; it does not sign in. */
    public static SignalboxClient withApiKey(String url, String apiKey) {
        return new SignalboxClient(url, apiKey);
    }

    /** @throws ApiFailure if the password is wrong */
    public SignalboxClient signIn() {
        Map<String, String> credentials =
                Map.of("email", Objects.requireNonNull(email), "password", Objects.requireNonNull(password));
        JsonNode pair = answer(exchange("POST", "/api/v1/auth/login", null, credentials));
        token = pair.path("access_token").asString();
        return this;
    }

    /**
     * Works in another organization of the same person until the token runs out.
     *
     * @throws ApiFailure on any status but 2xx
     */
    public void switchTo(String organizationId) {
        token = post("/api/v1/auth/switch", Map.of("organization_id", organizationId))
                .path("access_token")
                .asString();
    }

    /** For connections of another kind; runs out like any. */
    public String accessToken() {
        if (token == null) {
            signIn();
        }
        return Objects.requireNonNull(token);
    }

    /** @throws ApiFailure on any status but 2xx */
    public JsonNode get(String path) {
        return call("GET", path, null);
    }

    /**
     * The file at this path, as it is sent.
     *
     * @throws ApiFailure on any status but 2xx
     */
    public String download(String path) {
        return accepted(called("GET", path, null)).body();
    }

    /** @throws ApiFailure on any status but 2xx */
    public JsonNode post(String path, Object body) {
        return call("POST", path, body);
    }

    /** Delivers to the path of the call's address on this installation, whatever its public host is. */
    public Delivered deliver(WebhookCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + URI.create(call.url()).getRawPath()))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        HttpResponse<String> response = send(request.build());
        return new Delivered(response.statusCode(), parsed(response.body()));
    }

    private JsonNode call(String method, String path, @Nullable Object body) {
        return answer(called(method, path, body));
    }

    private HttpResponse<String> called(String method, String path, @Nullable Object body) {
        if (token == null) {
            signIn();
        }
        HttpResponse<String> response = exchange(method, path, token, body);
        if (response.statusCode() == 401 && email != null) {
            signIn();
            response = exchange(method, path, token, body);
        }
        return response;
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable String bearer, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, */*")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode answer(HttpResponse<String> response) {
        return parsed(accepted(response).body());
    }

    private static HttpResponse<String> accepted(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new ApiFailure(
                    response.request().method() + " " + response.uri().getPath(),
                    response.statusCode(),
                    response.body());
        }
        return response;
    }

    private static JsonNode parsed(String body) {
        return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
    }

    @Override
    public void close() {
        http.close();
    }
}
