package io.signalbox.controlplane.platform.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.TwoReplicasScene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestPropertySource;

/** Limits of the API on two replicas of one installation. What an address may do is spent last. */
@TestPropertySource(properties = {"signalbox.limits.user-per-minute=60", "signalbox.limits.address-per-minute=40"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RequestLimitsTest extends TwoReplicasScene {

    @Test
    @Order(1)
    void holdForAPersonAcrossReplicas() {
        Console console = Console.signIn(port);
        var burst = Burst.send(
                port, other.port(), there -> console.at(there).request().get("/api/v1/providers"));

        List<Response> answers = burst.answers;
        assertThat(burst.admitted()).isBetween(50L, burst.most(60));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"user\";q=60;w=60");
            assertThat(answer.header("RateLimit")).matches("\"user\";r=\\d+;t=\\d+");
        });
        Response refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.<String>path("code")).isEqualTo("rate_limited");
        assertThat(refused.header("RateLimit")).startsWith("\"user\";r=0;");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    @Order(3)
    void holdForAnAddressAcrossReplicas() {
        var burst = Burst.send(
                port,
                other.port(),
                there -> there == port
                        ? given().port(there).auth().oauth2("forged").get("/api/v1/providers")
                        : given().port(there).get("/api/v1/providers"));

        assertThat(burst.admitted()).isBetween(1L, burst.most(40));
        assertThat(burst.answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isIn(401, 429);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"address\";q=40;w=60");
        });
    }

    @Test
    @Order(2)
    void holdForGuessingAcrossReplicas() {
        var burst = Burst.send(port, other.port(), there -> given().port(there)
                .contentType(ContentType.JSON)
                .body(Map.of("email", "nobody@example.com", "password", "guess"))
                .post("/api/v1/auth/login"));

        // Five free tries for one account from unknown browsers, wherever they arrive; on a slow machine some waits are
        // over meanwhile.
        assertThat(burst.admitted()).isBetween(5L, 9L);
        assertThat(burst.answers.getLast().<String>path("code")).isEqualTo("rate_limited");
    }

    /** Requests to both replicas in turn, until both refuse. */
    private record Burst(List<Response> answers, Duration taken) {

        private static final int ENOUGH = 500;

        static Burst send(int one, int other, IntFunction<Response> request) {
            List<Response> answers = new ArrayList<>();
            long start = System.nanoTime();
            while (answers.size() < ENOUGH && !bothRefused(answers)) {
                answers.add(request.apply(answers.size() % 2 == 0 ? one : other));
            }
            return new Burst(answers, Duration.ofNanos(System.nanoTime() - start));
        }

        private static boolean bothRefused(List<Response> answers) {
            return answers.size() > 1
                    && answers.reversed().stream().limit(2).allMatch(answer -> answer.statusCode() == 429);
        }

        long admitted() {
            return answers.stream().filter(answer -> answer.statusCode() != 429).count();
        }

        /** The quota of a minute, and what has filled up again meanwhile: a busy machine is slow. */
        long most(int quota) {
            return quota + 1 + quota * taken.toMillis() / 60_000;
        }
    }
}
