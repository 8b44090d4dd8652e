package io.signalbox.controlplane.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RawHttp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Which pages may use a visitor's sign-in, and which may read the API at all. */
@ControlPlaneTest
@TestPropertySource(
        properties = {
            "signalbox.public-url=https://signalbox.example/",
            "signalbox.allowed-origins=https://portal.example,http://localhost:5173",
            "signalbox.trusted-proxies=192.0.2.1,127.0.0.1/32"
        })
class OriginCheckTest {

    private static final String DOOR = "/api/v1/auth/logout";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: cross-site|Origin: https://signalbox.example",
                "Origin: https://evil.example",
                "Origin: http://signalbox.example",
                "Origin: https://signalbox.example.evil.example",
                "Origin: https://portal.example:444",
                "Origin: http://localhost:9999",
                "Origin: null"
            })
    void keepsPagesOfOtherSitesOut(String headers) {
        String answer = post(headers.split("\\|"));
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(403);
        assertThat(answer).contains("\"foreign_origin\"").contains("\"request_id\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: same-origin",
                "Origin: http://localhost",
                "Origin: https://signalbox.example",
                "Origin: https://portal.example",
                "Accept: application/json"
            })
    void letsItsOwnPagesIn(String header) {
        assertThat(RawHttp.status(post(header))).isNotEqualTo(403);
    }

    @Test
    void tellsBrowsersWhichPagesMayRead() {
        String named = preflight("https://portal.example");
        assertThat(named)
                .contains("Access-Control-Allow-Origin: https://portal.example")
                .contains("Access-Control-Allow-Credentials: true");
        String foreign = preflight("https://evil.example");
        assertThat(foreign).doesNotContain("Access-Control-Allow-Origin");
        assertThat(RawHttp.request(port, "GET", "/api/v1/tickets", "Origin: https://evil.example"))
                .doesNotContain("Access-Control");
    }

    @Test
    void believesANamedProxyThatTlsEndedThere() {
        assertThat(RawHttp.request(port, "GET", "/docs/index.html", "X-Forwarded-Proto: https"))
                .contains("Strict-Transport-Security: max-age=31536000\r\n");
        assertThat(RawHttp.request(port, "GET", "/docs/index.html")).doesNotContain("Strict-Transport-Security");
    }

    @Test
    void startsWithNothingButOriginsInItsList() {
        for (String wrong : List.of("example.com", "https://example.com/page", "https://a@example.com", "null")) {
            assertThatThrownBy(() -> new Origins(new WebSettings(List.of(), List.of(wrong), null)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void sendsNoCookieToEverybody() {
        var everybody = new Origins(new WebSettings(List.of(), List.of("*"), null));
        assertThat(everybody.isAllowed("https://evil.example")).isTrue();
        assertThat(everybody.isNamed("https://evil.example")).isFalse();
        assertThat(everybody.isAllowed("null")).isFalse();
    }

    private String post(String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/json");
        all.add("Content-Length: 0");
        return RawHttp.request(port, "POST", DOOR, all.toArray(String[]::new));
    }

    private String preflight(String origin) {
        return RawHttp.request(
                port,
                "OPTIONS",
                "/api/v1/tickets",
                "Origin: " + origin,
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: authorization");
    }
}
