package io.signalbox.controlplane.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests over connections that stay open and reads answers as they are. For tests that send hundreds: REST Assured builds a client,
 * a connection and a script for each.
 *
 * @param port of the control plane
 * @param bearer the access token or API key; empty for nobody
 */
public record PlainCaller(int port, String bearer) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer, read to its end. */
    public record Answer(int status, String contentType, String body, HttpResponse<String> response) {

        /** The code of a problem; empty when the answer is none. */
        public String code() {
            return isProblem() ? json().path("code").asString("") : "";
        }

        /** Whether something broke here. That no agent is there to ask, as in most tests, is said with 503 too and is no fault. */
        public boolean isFault() {
            return status >= 500 && !code().equals("agent_unavailable");
        }

        /** What a problem tells; empty when the answer is none. */
        public String detail() {
            return isProblem() ? json().path("detail").asString("") : "";
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The first value of a header. */
        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        private boolean isProblem() {
            return contentType.startsWith("application/problem+json");
        }
    }

    public static PlainCaller nobody(int port) {
        return new PlainCaller(port, "");
    }

    public static PlainCaller of(Console console) {
        return new PlainCaller(console.port(), console.accessToken());
    }

    public static PlainCaller of(ServiceCaller service) {
        return new PlainCaller(service.port(), service.key());
    }

    /** @param headers names and values in turn */
    public Answer send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /**
     * With a JSON body.
     *
     * @param body anything that Jackson writes
     * @param headers names and values in turn
     */
    public Answer sendJson(String method, String path, Object body, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)), headers);
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method.toUpperCase(Locale.ROOT), body);
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
