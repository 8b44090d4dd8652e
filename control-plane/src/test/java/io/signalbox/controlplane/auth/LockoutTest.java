package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.auth.sessions.SignInClient;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.web.ClientAddress;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing gets slow for who guesses, and for nobody else. */
@ControlPlaneTest
class LockoutTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    @LocalServerPort
    private int port;

    @Autowired
    private SignIn signIn;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    private PeopleFixture.Person owner;
    private UUID organization;

    @BeforeEach
    void somebodyWithAPassword() {
        organization = tenants.tenant().id();
        owner = people.member(organization, Role.OWNER).withPassword(PASSWORD);
        jdbc.sql("DELETE FROM sign_in_failure").update();
    }

    @Test
    void stopsAThousandGuessesFromManyAddressesAndNotTheOwner() {
        var laptop = new Browser(port);
        laptop.signIn(owner.email(), PASSWORD).then().statusCode(200);

        Map<Boolean, Long> outcomes = IntStream.range(0, 1000)
                .boxed()
                .collect(Collectors.partitioningBy(guess -> wasLookedAt(stranger(guess)), Collectors.counting()));

        assertThat(outcomes.get(true)).as("guesses that were looked at").isBetween(5L, 20L);
        assertThat(outcomes.get(false)).isGreaterThan(900);
        laptop.signOut();
        laptop.signIn(owner.email(), PASSWORD).then().statusCode(200);
    }

    @Test
    void countsGuessesThatRace() throws Exception {
        List<Callable<Boolean>> guesses = IntStream.range(0, 100)
                .<Callable<Boolean>>mapToObj(guess -> () -> wasLookedAt(stranger(guess)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long lookedAt = 0;
            for (var guess : threads.invokeAll(guesses)) {
                lookedAt += guess.get() ? 1 : 0;
            }
            assertThat(lookedAt).isBetween(5L, 10L);
        }
    }

    @Test
    void waitsLongerEachTimeButNeverOverAQuarterOfAnHour() {
        Duration last = Duration.ZERO;
        for (int guess = 0; guess < 20; guess++) {
            long asked = System.nanoTime();
            Duration wait = waitAfterGuess(guess);
            // What the answer took is missing from the wait it tells
            assertThat(wait.plusNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(last);
            last = wait;
            jdbc.sql("UPDATE sign_in_failure SET blocked_until = clock_timestamp()")
                    .update();
        }
        assertThat(last).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void answersUnknownAccountsTheSame() {
        assertThat(codes("nobody-" + UUID.randomUUID() + "@example.com")).isEqualTo(codes(owner.email()));
    }

    @Test
    void slowsDownOneAddressThatTriesManyAccounts() {
        SignInClient sprayer = stranger(7);
        long lookedAt = IntStream.range(0, 60)
                .filter(guess -> wasLookedAt("person" + guess + "@example.com", sprayer))
                .count();

        assertThat(lookedAt).isBetween(30L, 36L);
    }

    @Test
    void slowsDownATrustedBrowserThatGuessesToo() {
        var laptop = new Browser(port);
        laptop.signIn(owner.email(), PASSWORD).then().statusCode(200);
        int status = 401;
        int guesses = 0;
        while (status == 401) {
            status = laptop.signIn(owner.email(), "wrong").statusCode();
            assertThat(++guesses).isLessThan(20);
        }
        laptop.signIn(owner.email(), PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("rate_limited"));
    }

    @Test
    void forgivesWhatWasRight() {
        for (int time = 0; time < 12; time++) {
            signIn.withPassword(owner.email(), PASSWORD, stranger(time));
        }
    }

    @Test
    void trustsABrowserForThePersonWhoSignedInWithItOnly() {
        var shared = new Browser(port);
        shared.signIn(Console.EMAIL, Console.PASSWORD).then().statusCode(200);
        IntStream.range(0, 30).forEach(guess -> wasLookedAt(stranger(guess)));

        shared.signIn(owner.email(), PASSWORD).then().statusCode(429);
    }

    @Test
    void countsGuessesThatAreWrappedIntoSomebodysRequest() {
        Console own = people.member(organization, Role.VIEWER).console(port, organization);
        for (int guess = 0; guess < 8; guess++) {
            given().port(port)
                    .auth()
                    .oauth2(own.accessToken())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType(ContentType.JSON)
                    .body(Map.of("email", owner.email(), "password", "guess"))
                    .post("/api/v1/auth/login");
        }
        assertThat(wasLookedAt(stranger(1))).isFalse();
    }

    private List<String> codes(String email) {
        jdbc.sql("DELETE FROM sign_in_failure").update();
        return IntStream.range(0, 8)
                .mapToObj(guess -> code(email, stranger(guess)))
                .toList();
    }

    private String code(String email, SignInClient client) {
        try {
            signIn.withPassword(email, "wrong", client);
            return "in";
        } catch (ProblemException refused) {
            return refused.type().code() + " " + refused.detail();
        }
    }

    private Duration waitAfterGuess(int guess) {
        assertThatThrownBy(() -> signIn.withPassword(owner.email(), "wrong", stranger(guess)))
                .isInstanceOf(SignInRefused.class);
        try {
            signIn.withPassword(owner.email(), "wrong", stranger(guess + 1000));
        } catch (RateLimited limited) {
            return limited.retryAfter();
        } catch (SignInRefused noWaitYet) {
            return Duration.ZERO;
        }
        throw new AssertionError("Guessed");
    }

    private boolean wasLookedAt(SignInClient client) {
        return wasLookedAt(owner.email(), client);
    }

    private boolean wasLookedAt(String email, SignInClient client) {
        return code(email, client).startsWith(SignInRefused.TYPE.code());
    }

    private static SignInClient stranger(int number) {
        InetAddress address = InetAddress.ofLiteral("198.51.%d.%d".formatted(number / 250, number % 250 + 1));
        return new SignInClient(new Device("Test", new ClientAddress(address)), null);
    }
}
