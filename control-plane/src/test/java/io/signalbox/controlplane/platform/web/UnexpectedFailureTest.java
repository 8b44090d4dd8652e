package io.signalbox.controlplane.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RawHttp;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** An answer to a failure names the request and nothing of the inside. */
@ControlPlaneTest
class UnexpectedFailureTest {

    private static final String SECRET = "jdbc:postgresql://inside";

    @LocalServerPort
    private int port;

    @Test
    void saysNothingOfAFailureInAController() {
        expectGeneric(RawHttp.request(port, "GET", "/fails", "X-Request-ID: the-request", "Accept: text/html"));
    }

    @Test
    void saysNothingOfAFailureInAFilter() {
        expectGeneric(RawHttp.request(port, "GET", "/docs/index.html", "X-Request-ID: the-request", "X-Fail: filter"));
        String door = RawHttp.request(
                port,
                "GET",
                "/api/v1/tickets",
                "X-Request-ID: the-request",
                "X-Fail: filter",
                "Authorization: Bearer " + Console.signIn(port).accessToken());
        expectGeneric(door);
    }

    private static void expectGeneric(String answer) {
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(500);
        assertThat(answer)
                .contains("\"code\":\"internal_error\"")
                .contains("\"request_id\":\"the-request\"")
                .contains("X-Request-ID: the-request")
                .doesNotContain(SECRET)
                .doesNotContain("Exception")
                .doesNotContain("io.signalbox");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Failures {

        @Bean
        Failing failing() {
            return new Failing();
        }

        @Bean
        OncePerRequestFilter failingFilter() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws java.io.IOException, jakarta.servlet.ServletException {
                    if (request.getHeader("X-Fail") != null) {
                        throw new IllegalStateException(SECRET);
                    }
                    chain.doFilter(request, response);
                }
            };
        }
    }

    @RestController
    static class Failing {

        @GetMapping("/fails")
        String fail() {
            throw new IllegalStateException(SECRET);
        }
    }
}
