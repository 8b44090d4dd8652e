package io.signalbox.controlplane.runs.queue;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One organization sends ten times as much as all others together, and more than agents take. Its queue grows; the runs of the others are all
 * in the first batch that is taken after they came.
 */
class FloodTest extends QueueScene {

    private static final int ROUNDS = 8;
    private static final int OTHERS = 4;
    private static final int FLOOD = 10 * OTHERS;
    private static final int BATCH = 3 * OTHERS;

    private final List<TenantOrganization> others = new ArrayList<>();
    private final List<UUID> flood = new ArrayList<>();
    private final List<UUID> taken = new ArrayList<>();

    @BeforeEach
    void found() {
        Stream.generate(tenants::tenant).limit(OTHERS).forEach(others::add);
    }

    @Test
    void letsOthersPassAtOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(takeOneRound()).isEqualTo(OTHERS);
        }

        assertThat(taken).hasSize(ROUNDS * (BATCH - OTHERS)).isEqualTo(flood.subList(0, taken.size()));
    }

    /** Everybody sends, the flooding organization first; then agents take one batch. Returns how many runs of the others are in it. */
    private long takeOneRound() {
        flood.addAll(queue.enqueue(
                tenant, Stream.generate(() -> aRun(workflow, null)).limit(FLOOD).toArray(NewRun[]::new)));
        others.forEach(other -> queue.enqueue(other, aRun(workflow, null)));
        List<TakenRun> batch = queue.take(workflow, BATCH);
        batch.stream()
                .filter(run -> run.organizationId().equals(tenant.id()))
                .map(TakenRun::runId)
                .forEach(taken::add);
        return batch.stream()
                .filter(run -> !run.organizationId().equals(tenant.id()))
                .count();
    }
}
