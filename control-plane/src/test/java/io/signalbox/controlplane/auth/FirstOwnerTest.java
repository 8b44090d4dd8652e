package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** An installation that waits for its first owner. */
@ControlPlaneTest
@TestPropertySource(properties = "signalbox.first-account=ask")
@DirtiesContext
class FirstOwnerTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void letsExactlyOneBeFirst() throws Exception {
        expectOptions(true);
        List<Callable<Integer>> visitors = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(number -> () -> signUp(number))
                .toList();
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(visitors).stream()
                    .map(FirstOwnerTest::result)
                    .toList();
        }

        assertThat(answers).containsOnly(201, 403).containsOnlyOnce(201);
        assertThat(jdbc.sql("SELECT count(*) FROM app_user")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        expectOptions(false);
        assertThat(signUp(7)).isEqualTo(403);
    }

    private static int result(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void expectOptions(boolean open) {
        given().port(port)
                .get("/api/v1/auth/options")
                .then()
                .statusCode(200)
                .body("sign_up", equalTo(open))
                .body("first_owner", equalTo(open))
                .body("mail", equalTo(false));
    }

    private int signUp(int number) {
        return new Browser(port)
                .post(
                        "/api/v1/auth/sign-up",
                        Map.of(
                                "organization_name", "Harbour",
                                "name", "Visitor",
                                "email", "visitor" + number + "@example.com",
                                "password", "plenty of quiet rivers"))
                .statusCode();
    }
}
