package io.signalbox.controlplane.events.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.events.Sender;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A delivery is answered before security and MVC, and one cannot tell from the answer. */
@ControlPlaneTest
class WebhookFilterTest {

    private static final byte[] BODY = "{\"action\":\"opened\"}".getBytes(StandardCharsets.UTF_8);
    private static final List<String> BROWSER_HEADERS = List.of(
            "x-content-type-options",
            "x-xss-protection",
            "cache-control",
            "pragma",
            "expires",
            "x-frame-options",
            "content-security-policy",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy");

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    private final HttpClient client = HttpClient.newHttpClient();
    private Sender github;

    @BeforeEach
    void connect() {
        github = Sender.connect(Console.signIn(port), "github");
    }

    @Test
    void sendsTheHeadersThatSecuritySendsElsewhere() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(address()).GET().build();
        Map<String, List<String>> elsewhere = browserHeaders(client.send(get, BodyHandlers.ofString()));
        assertThat(elsewhere).containsOnlyKeys(BROWSER_HEADERS);

        HttpResponse<String> accepted = post(github);
        HttpResponse<String> refused = post(github.withSecret("another"));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(browserHeaders(accepted)).isEqualTo(elsewhere);
        assertThat(accepted.headers().firstValue("content-type")).contains("application/json");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(browserHeaders(refused)).isEqualTo(elsewhere);
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(refused.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void isMeasuredUnderItsPattern() throws Exception {
        post(github);

        assertThat(meters.get("http.server.requests")
                        .tag("uri", "/hooks/{integration_key}")
                        .tag("status", "202")
                        .timer()
                        .count())
                .isPositive();
    }

    private HttpResponse<String> post(Sender sender) throws Exception {
        var request = HttpRequest.newBuilder(address()).POST(BodyPublishers.ofByteArray(BODY));
        sender.headers(BODY, Sender.JSON, UUID.randomUUID().toString(), Instant.now())
                .forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port + "/hooks/" + github.key());
    }

    private static Map<String, List<String>> browserHeaders(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().retainAll(BROWSER_HEADERS);
        return headers;
    }
}
