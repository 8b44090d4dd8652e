package io.signalbox.agent.attempts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.runs.RunExecutor;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** An agent with a room of a chosen size, for measuring. */
public final class BenchAgent implements AutoCloseable {

    private final Agent agent;

    public BenchAgent(AttemptCalls calls, Workflows workflows, RunExecutor executor, ObjectMapper json, int atOnce) {
        this.agent = new Agent(
                "bench-" + atOnce,
                calls,
                workflows,
                executor,
                new Settings(atOnce),
                new Random(),
                json,
                Clock.systemUTC());
        agent.start();
    }

    /** Attempts at this moment. */
    public int held() {
        return agent.held();
    }

    @Override
    public void close() throws InterruptedException {
        agent.stop();
    }

    /** For tests that need an agent of their own: nothing waits for long. */
    record Settings(int rules, int model) implements AttemptConfig {

        Settings(int room) {
            this(room, room);
        }

        @Override
        public boolean taken() {
            return true;
        }

        @Override
        public MemorySize subjects() {
            return new MemorySize(BigInteger.valueOf(128_000_000));
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration tokenAge() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration stopWait() {
            return Duration.ofMillis(50);
        }
    }
}
