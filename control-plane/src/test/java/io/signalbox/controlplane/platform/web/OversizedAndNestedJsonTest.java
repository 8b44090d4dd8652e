package io.signalbox.controlplane.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are made to cost: each is refused as what it is, soon, by endpoints for everybody and by endpoints for some. */
@ControlPlaneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OversizedAndNestedJsonTest {

    private static final int MEBIBYTE = 1024 * 1024;
    /** Far more than any of them takes, on a busy machine too. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final List<String> DOORS = List.of("/api/v1/auth/login", "/api/v1/integrations");

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @AfterAll
    void close() {
        client.close();
    }

    @ParameterizedTest
    @MethodSource("costly")
    void refusesWhatIsMadeToCost(String name, String body) throws Exception {
        for (String door : DOORS) {
            HttpResponse<String> answer = post(door, BodyPublishers.ofString(body));
            assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"invalid_request\"").doesNotContain("Exception");
        }
    }

    static Stream<Object[]> costly() {
        return Stream.of(
                new Object[] {"deep array", nested("[", "]", 100_000)},
                new Object[] {"deep object", nested("{\"a\":", "}", 100_000)},
                new Object[] {"deep below an unknown property", "{\"unknown\":" + nested("[", "]", 100_000) + "}"},
                new Object[] {"deep in a known property", "{\"name\":" + nested("[", "]", 400) + "}"},
                new Object[] {"never closed", "[".repeat(900_000)},
                new Object[] {"long number", "{\"unknown\":" + "9".repeat(900_000) + "}"},
                new Object[] {"long name", "{\"" + "n".repeat(900_000) + "\":1}"},
                new Object[] {"many names", names(60_000)},
                new Object[] {"huge exponent", "{\"name\":1e999999999,\"email\":1e999999999,\"provider\":1e999999999}"
                });
    }

    @Test
    void refusesLargeBodiesAnnouncedOrNot() throws Exception {
        byte[] large = ("{\"name\":\"" + "x".repeat(MEBIBYTE) + "\"}").getBytes(StandardCharsets.US_ASCII);
        for (String door : DOORS) {
            assertThat(post(door, BodyPublishers.ofByteArray(large)).statusCode())
                    .as(door)
                    .isEqualTo(413);
            assertThat(post(door, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                            .statusCode())
                    .as(door)
                    .isEqualTo(413);
        }
        HttpResponse<String> keyed =
                post(DOORS.getLast(), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)), "a-key");
        assertThat(keyed.statusCode()).isEqualTo(413);
    }

    @Test
    void servesOnAfterwards() throws Exception {
        String body =
                "{\"provider\":\"github\",\"name\":\"After the flood\",\"unknown\":" + nested("[", "]", 200) + "}";
        assertThat(post(DOORS.getLast(), BodyPublishers.ofString(body)).statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> post(String door, BodyPublisher body) throws IOException, InterruptedException {
        return post(door, body, null);
    }

    private HttpResponse<String> post(String door, BodyPublisher body, String key)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + door))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Console.signIn(port).accessToken())
                .POST(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String nested(String open, String close, int depth) {
        return open.repeat(depth) + "1" + close.repeat(depth);
    }

    private static String names(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"n" + number + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
