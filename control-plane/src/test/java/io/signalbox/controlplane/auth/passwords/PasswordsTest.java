package io.signalbox.controlplane.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.problems.Overloaded;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTest {

    private static final int CALLERS = 120;

    /** Slow until it is let go, and counts how many it works for at once. */
    private static final class SlowEncoder implements PasswordEncoder {

        private final CountDownLatch mayGo = new CountDownLatch(1);
        private final AtomicInteger working = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public String encode(CharSequence password) {
            if (password.length() == 36) {
                return "nobody's";
            }
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            try {
                mayGo.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                working.decrementAndGet();
            }
            return "hash";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return false;
        }
    }

    @Test
    void checksFewAtOnceAndLetsFewWait() throws Exception {
        var encoder = new SlowEncoder();
        var passwords = new Passwords(null, encoder, UUID::randomUUID);
        int refused = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> hashes = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                hashes.add(threads.submit(() -> passwords.hash("password")));
            }
            // Those beyond the queue are refused while all others still wait.
            while (hashes.stream().noneMatch(Future::isDone)) {
                Thread.onSpinWait();
            }
            encoder.mayGo.countDown();
            for (Future<String> hash : hashes) {
                refused += isRefused(hash) ? 1 : 0;
            }
        }

        assertThat(encoder.most.get())
                .isLessThanOrEqualTo(Math.max(2, Runtime.getRuntime().availableProcessors()));
        assertThat(refused).isBetween(1, CALLERS - 10);
    }

    private static boolean isRefused(Future<String> hash) throws InterruptedException {
        try {
            hash.get();
            return false;
        } catch (ExecutionException failure) {
            assertThat(failure.getCause()).isInstanceOf(Overloaded.class);
            return true;
        }
    }
}
