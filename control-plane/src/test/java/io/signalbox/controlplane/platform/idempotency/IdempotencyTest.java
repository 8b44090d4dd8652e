package io.signalbox.controlplane.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.Replicas;
import io.signalbox.controlplane.testing.TenantFixture;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One effect and one answer for each key, on two replicas, whatever breaks between. */
@ControlPlaneTest
@Import(Mishaps.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {

    private static final String PATH = "/api/v1/integrations";

    @LocalServerPort
    private int port;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private StoredResponseRepository answers;

    private Console console;
    private Replicas.Replica other;

    @BeforeAll
    void start() {
        console = Console.signIn(port);
        other = Replicas.beside(environment);
    }

    @AfterAll
    void stop() {
        other.close();
    }

    @Test
    void givesTheFirstAnswerAgainAndDoesNothing() {
        String key = newKey();
        Response first = create(console, key, key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();

        for (Console replica : List.of(console, console.at(other.port()))) {
            Response again = create(replica, key, key);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.contentType()).isEqualTo(first.contentType());
            assertThat(again.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void keepsSecretsSealed() {
        String key = newKey();
        String secret = create(console, key, key).path("secret");
        byte[] stored = inTenant(() -> jdbc.sql(
                        "SELECT body FROM idempotency_key WHERE created_at = (SELECT max(created_at) FROM idempotency_key)")
                .query(byte[].class)
                .single());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        String key = newKey();
        create(console, key, key);
        Response changed = create(console, key, key + " changed");
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.<String>path("code")).isEqualTo("idempotency_key_reused");
        Response elsewhere = console.request()
                .header("Idempotency-Key", key)
                .queryParam("x", "1")
                .body(body(key))
                .post(PATH);
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void keepsNoRefusal() {
        String key = newKey();
        long before = rows();
        assertThat(create(console, key, "").statusCode()).isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
        assertThat(create(console, key, key).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "has space", "tab\there", "\u00e4"})
    void refusesWhatIsNoKey(String key) {
        Response refused = create(console, key, "refused");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("invalid_request");
    }

    @Test
    void boundsTheKey() {
        assertThat(create(console, "k".repeat(255), newKey()).statusCode()).isEqualTo(201);
        assertThat(create(console, "k".repeat(256), newKey()).statusCode()).isEqualTo(400);
    }

    @Test
    void forgetsAfterItsTime() {
        String key = newKey();
        create(console, key, key);
        long before = rows();
        inTenant(() -> jdbc.sql("UPDATE idempotency_key SET expires_at = now() - interval '1 second'")
                .update());
        assertThat(create(console, key, key).header("Idempotency-Replayed")).isNull();
        assertThat(effects(key)).isEqualTo(2);
        answers.sweep();
        assertThat(rows()).isEqualTo(1).isLessThanOrEqualTo(before);
    }

    @Test
    void meansNothingBeforeSignIn() {
        String key = newKey();
        for (int time = 0; time < 2; time++) {
            Response answer = given().port(port)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(Map.of("email", "nobody@example.com", "password", "wrong"))
                    .post("/api/v1/auth/login");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("Idempotency-Replayed")).isNull();
        }
    }

    @Test
    void leavesNothingWhenItBreaksBetweenEffectAndAnswer() {
        String key = newKey();
        long before = rows();
        Response broken = create(console, key, key, Mishaps.CRASH);
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.<String>path("code")).isEqualTo("internal_error");
        assertThat(effects(key)).isZero();
        assertThat(rows()).isEqualTo(before);

        assertThat(create(console, key, key).statusCode()).isEqualTo(201);
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void refusesATwinThatComesMeanwhile() throws Exception {
        String key = newKey();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> first = threads.submit(() -> create(console, key, key, Mishaps.HOLD));
            Mishaps.awaitHeld();
            for (Console replica : List.of(console, console.at(other.port()))) {
                Response twin = create(replica, key, key);
                assertThat(twin.statusCode()).isEqualTo(409);
                assertThat(twin.<String>path("code")).isEqualTo("idempotency_key_in_use");
                assertThat(twin.header("Retry-After")).isEqualTo("1");
            }
            Mishaps.release();
            assertThat(first.get().statusCode()).isEqualTo(201);
        }
        assertThat(effects(key)).isEqualTo(1);
        assertThat(create(console, key, key).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesARepeatByWhoMayNoLongerDoIt() {
        String key = newKey();
        create(console, key, key);
        assertThat(create(console, key, key, Mishaps.FORBID).statusCode()).isEqualTo(403);
    }

    /** Crowds of twins on both replicas, some of which break: never two effects, never two answers. */
    @Test
    void doesItOnceHoweverManyComeAtOnce() throws Exception {
        for (int round = 0; round < 8; round++) {
            String key = newKey();
            var bodies = new HashSet<String>();
            for (Response answer : crowd(key, 12)) {
                assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 409, 500);
                if (answer.statusCode() == 201) {
                    bodies.add(answer.asString());
                }
            }
            bodies.add(create(console, key, key).asString());
            assertThat(bodies).hasSize(1);
            assertThat(effects(key)).isEqualTo(1);
        }
    }

    private List<Response> crowd(String key, int size) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Response>> all = IntStream.range(0, size)
                    .mapToObj(number -> (Callable<Response>) () -> create(
                            number % 2 == 0 ? console : console.at(other.port()),
                            key,
                            key,
                            number % 4 == 0 ? Mishaps.CRASH : Mishaps.NONE))
                    .toList();
            return threads.invokeAll(all).stream().map(IdempotencyTest::answer).toList();
        }
    }

    private static Response answer(Future<Response> future) {
        return future.resultNow();
    }

    private Response create(Console who, String key, String name) {
        return create(who, key, name, Mishaps.NONE);
    }

    private Response create(Console who, String key, String name, String mishap) {
        return who.request()
                .header("Idempotency-Key", key)
                .header(Mishaps.HEADER, mishap)
                .body(body(name))
                .post(PATH);
    }

    private static Map<String, String> body(String name) {
        return Map.of("provider", "github", "name", name);
    }

    private long effects(String name) {
        return inTenant(() -> jdbc.sql("SELECT count(*) FROM integration WHERE name = ?")
                .param(name)
                .query(Long.class)
                .single());
    }

    private long rows() {
        return inTenant(() -> jdbc.sql("SELECT count(*) FROM idempotency_key")
                .query(Long.class)
                .single());
    }

    private <T> T inTenant(Supplier<T> work) {
        return tenants.existing(console.organizationId()).call(work);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
