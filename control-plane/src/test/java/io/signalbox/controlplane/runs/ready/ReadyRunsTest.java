package io.signalbox.controlplane.runs.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadyRunsTest {

    private static final ReadyLane LANE = new ReadyLane(new WorkflowVersion("w", 1), false, false);
    private static final ReadyLane MODEL = new ReadyLane(new WorkflowVersion("w", 1), true, false);

    private final ReadyRuns ready = new ReadyRuns(settings(1000, 500));

    @Test
    void givesEachRunOnce() {
        UUID organization = UUID.randomUUID();
        List<ReadyRun> given = some(organization, LANE, 5);
        ready.add(given);
        ready.add(given);

        assertThat(ready.size()).isEqualTo(5);
        assertThat(ready.poll(List.of(LANE), 64)).containsExactlyElementsOf(given);
        assertThat(ready.poll(List.of(LANE), 64)).isEmpty();
        assertThat(ready.size()).isZero();
    }

    @Test
    void givesOrganizationsInTurn() {
        UUID flooding = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        ready.add(some(flooding, LANE, 400));
        ready.add(some(other, LANE, 4));

        assertThat(ready.poll(List.of(LANE), 8))
                .filteredOn(run -> run.organizationId().equals(other))
                .hasSize(4);
        assertThat(ready.organizations()).isEqualTo(1);
    }

    @Test
    void givesSomeOfAFewOrganizationsRatherThanOneOfEach() {
        List<UUID> organizations = Stream.generate(UUID::randomUUID).limit(20).toList();
        organizations.forEach(organization -> ready.add(some(organization, LANE, 20)));

        Set<UUID> first = organizationsOf(ready.poll(List.of(LANE), 64));
        Set<UUID> second = organizationsOf(ready.poll(List.of(LANE), 64));
        Set<UUID> third = organizationsOf(ready.poll(List.of(LANE), 64));

        assertThat(first).hasSize(8).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(8);
        assertThat(third).containsAll(organizations.subList(16, 20));
    }

    @Test
    void leavesNobodyOutHoweverFewAreWanted() {
        List<UUID> organizations = Stream.generate(UUID::randomUUID).limit(5).toList();
        organizations.forEach(organization -> ready.add(some(organization, LANE, 20)));

        for (int round = 0; round < 4; round++) {
            List<ReadyRun> given = Stream.generate(
                            () -> ready.poll(List.of(LANE), 1).getFirst())
                    .limit(5)
                    .toList();
            assertThat(organizationsOf(given)).containsExactlyInAnyOrderElementsOf(organizations);
        }
    }

    private static Set<UUID> organizationsOf(List<ReadyRun> runs) {
        return runs.stream().map(ReadyRun::organizationId).collect(Collectors.toSet());
    }

    @Test
    void keepsLanesApart() {
        ready.add(some(UUID.randomUUID(), MODEL, 3));

        assertThat(ready.poll(List.of(LANE), 64)).isEmpty();
        assertThat(ready.hasAny(List.of(LANE))).isFalse();
        assertThat(ready.poll(List.of(LANE, MODEL), 2)).hasSize(2);
        assertThat(ready.hasAny(List.of(MODEL))).isTrue();
    }

    @Test
    void dropsWhatDoesNotFit() {
        var small = new ReadyRuns(settings(10, 10));

        assertThat(small.add(some(UUID.randomUUID(), LANE, 14))).isEqualTo(4);
        assertThat(small.size()).isEqualTo(10);
    }

    @Test
    void keepsRoomForOrganizationsBesideOneThatFloods() {
        UUID other = UUID.randomUUID();
        ready.add(some(UUID.randomUUID(), LANE, 900));

        assertThat(ready.size()).isEqualTo(500);
        assertThat(ready.add(some(other, LANE, 4))).isZero();
        assertThat(ready.size()).isEqualTo(504);
    }

    static ReadySettings settings(int max, int perOrganization) {
        return new ReadySettings(max, perOrganization, 10, 3, Duration.ofSeconds(1), 0.02);
    }

    static List<ReadyRun> some(UUID organization, ReadyLane lane, int count) {
        return Stream.generate(() -> new ReadyRun(organization, UUID.randomUUID(), lane))
                .limit(count)
                .toList();
    }
}
