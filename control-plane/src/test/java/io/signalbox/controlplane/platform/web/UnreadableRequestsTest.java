package io.signalbox.controlplane.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no filter ever sees is refused in the same words as everything else. */
@ControlPlaneTest
class UnreadableRequestsTest {

    private static final String HOST = "Host: signalbox.test\r\n";

    @LocalServerPort
    private int port;

    static Stream<Arguments> requests() {
        return Stream.of(
                refused("a bad percent escape", "GET /api/v1/tickets/%zz HTTP/1.1\r\n" + HOST, 400),
                refused("an escaped NUL", "GET /api/v1/tickets/%00 HTTP/1.1\r\n" + HOST, 400),
                refused("a NUL in the address", "GET /api/\0v1 HTTP/1.1\r\n" + HOST, 400),
                refused("a NUL in a header's name", "GET /api/v1 HTTP/1.1\r\n" + HOST + "X\0: 1\r\n", 400),
                refused("a long header", "GET /api/v1 HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(20_000) + "\r\n", 431),
                refused("many headers", "GET /api/v1 HTTP/1.1\r\n" + HOST + "X: 1\r\n".repeat(150), 431),
                refused("a long address", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST, 431),
                refused(
                        "a length that is no number",
                        "POST /hooks/x HTTP/1.1\r\n" + HOST + "Content-Length: abc\r\n",
                        400),
                refused("a negative length", "POST /hooks/x HTTP/1.1\r\n" + HOST + "Content-Length: -5\r\n", 400),
                refused(
                        "two lengths",
                        "POST /hooks/x HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nContent-Length: 6\r\n",
                        400),
                refused("no host", "GET /api/v1 HTTP/1.1\r\n", 400),
                refused("another protocol", "GET /api/v1 HTTP/9.9\r\n" + HOST, 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void answersWithAProblem(String name, String request, int status) throws IOException {
        String answer = send(request + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).containsIgnoringCase("x-request-id: ");
        assertThat(answer)
                .contains("\"code\":\"" + (status == 431 ? "headers_too_large" : "invalid_request") + "\"")
                .contains("\"status\":" + status)
                .doesNotContain("Exception", "<html", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hooks", "/hooks/"})
    void findsNoIntegrationWhereNoneIsNamed(String address) {
        String code = given().port(port)
                .body("{}")
                .contentType("application/json")
                .post(address)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .extract()
                .path("code");

        assertThat(code).isEqualTo("unknown_integration");
    }

    @Test
    void stillAnswersWhatCanBeRead() {
        given().port(port).get("/actuator/health/liveness").then().statusCode(200);
    }

    private static Arguments refused(String name, String request, int status) {
        return Arguments.of(name, request, status);
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
