package io.signalbox.controlplane.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Console;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Repeats that come while the first is still being done, or after it broke. */
class IdempotencyRaceTest extends IdempotencyScene {

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
            return threads.invokeAll(all).stream().map(IdempotencyScene::answer).toList();
        }
    }
}
