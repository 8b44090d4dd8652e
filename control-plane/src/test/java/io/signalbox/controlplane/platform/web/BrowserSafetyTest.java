package io.signalbox.controlplane.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer tells browsers, and that nothing a caller sends gets into a header or out of a folder. */
@ControlPlaneTest
class BrowserSafetyTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tickets/1",
                "/nothing.js",
                "/docs/index.html",
                "/api/v1/tickets",
                "/hooks/x",
                "/internal/v1/x",
                "/actuator/health",
                "/actuator/prometheus"
            })
    void saysOnEveryAnswerWhatBrowsersMayNotDo(String path) {
        assertThat(get(path))
                .contains("X-Content-Type-Options: nosniff")
                .contains("X-Frame-Options: DENY")
                .contains("Referrer-Policy: no-referrer")
                .contains("Permissions-Policy: ")
                .contains("Cross-Origin-Opener-Policy: same-origin")
                .contains("Cross-Origin-Resource-Policy: same-origin")
                .contains("frame-ancestors 'none'")
                .contains("X-Request-ID: ")
                .doesNotContain("Strict-Transport-Security")
                .doesNotContain("Server: ")
                .doesNotContain("X-Powered-By");
    }

    @Test
    void allowsNoInlineScriptAndNoInlineStyleInTheConsole() {
        assertThat(policy("/"))
                .doesNotContain("unsafe")
                .contains("script-src 'self'")
                .contains("style-src 'self'");
        assertThat(policy("/api/v1/tickets")).startsWith("default-src 'none'");
        assertThat(policy("/docs/index.html")).doesNotContain("script-src");
    }

    @Test
    void believesNobodyAboutTls() {
        assertThat(get("/", "X-Forwarded-Proto: https", "X-Forwarded-Ssl: on", "Forwarded: proto=https"))
                .doesNotContain("Strict-Transport-Security");
        assertThat(get("/docs", "Host: signalbox.example", "X-Forwarded-Host: evil.example"))
                .doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT"})
    void takesNoMethodThatEchoes(String method) {
        String answer = RawHttp.request(port, method, "/api/v1/auth/me", "Cookie: secret=1", "X-Echo: echoed");
        assertThat(RawHttp.status(answer)).isBetween(400, 501);
        assertThat(answer).doesNotContain("echoed").doesNotContain("secret=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Request-ID: a\tb",
                "X-Request-ID: a\rSet-Cookie: injected=1",
                "X-Request-ID: a%0d%0aSet-Cookie: injected=1",
                "X-Request-ID: \u0085Set-Cookie: injected=1",
                "X-Request-ID: <script>injected</script>"
            })
    void writesNoHeaderThatACallerMadeUp(String header) {
        assertThat(get("/api/v1/tickets", header)).doesNotContain("injected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs%0d%0aSet-Cookie:%20injected=1",
                "/docs?x=%0d%0aSet-Cookie:%20injected=1",
                "/tickets/%0d%0aSet-Cookie:%20injected=1",
                "/api/v1/runs/%0d%0aSet-Cookie:%20injected=1",
                "/docs/?%E5%98%8A%E5%98%8DSet-Cookie:%20injected=1"
            })
    void writesNoHeaderThatAnAddressMadeUp(String path) {
        assertThat(headers(get(path))).noneMatch(header -> header.startsWith("Set-Cookie"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../application.yaml",
                "/assets/../../application.yaml",
                "/assets/..%2f..%2fapplication.yaml",
                "/assets/%2e%2e/%2e%2e/application.yaml",
                "/assets/..%252f..%252fapplication.yaml",
                "/assets/..\\..\\application.yaml",
                "/assets/..%5c..%5capplication.yaml",
                "/assets//../application.yaml",
                "/assets/..;/..;/application.yaml",
                "/assets/%c0%ae%c0%ae/application.yaml",
                "/docs/../application.yaml",
                "/docs/ui/../../../../../application.yaml",
                "/docs/..%00/application.yaml",
                "/docs//etc/passwd",
                "/docs/file:/etc/passwd",
                "/openapi/public/../../application.yaml",
                "/openapi/public%2f..%2f..%2fapplication.yaml",
                "/application.yaml",
                "/db/migration/platform/V20261120100000__create_tenant_protection.sql",
                "/META-INF/MANIFEST.MF"
            })
    void servesNothingOutsideItsFolders(String path) {
        String answer = get(path);
        assertThat(RawHttp.status(answer)).as(answer).isIn(400, 404);
        assertThat(answer).doesNotContain("spring:").doesNotContain("root:").doesNotContain("CREATE ");
    }

    @Test
    void answersProblemsEvenWhereNoControllerIs() {
        String rejected = get("/docs/..;/x", "X-Request-ID: asked-for");
        assertThat(rejected).contains("application/problem+json").contains("\"request_id\":\"asked-for\"");
        assertThat(rejected).doesNotContain("Exception").doesNotContain("org.");
        String html = get("/nothing.html", "Accept: text/html");
        assertThat(html).contains("\"code\":\"not_found\"");
    }

    private String policy(String path) {
        return headers(get(path))
                .filter(header -> header.startsWith("Content-Security-Policy: "))
                .findFirst()
                .orElseThrow()
                .substring("Content-Security-Policy: ".length());
    }

    private static Stream<String> headers(String answer) {
        return answer.split("\r\n\r\n", 2)[0].lines();
    }

    private String get(String path, String... headers) {
        return RawHttp.request(port, "GET", path, headers);
    }
}
