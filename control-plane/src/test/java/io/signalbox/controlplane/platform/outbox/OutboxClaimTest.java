package io.signalbox.controlplane.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several replicas at once. */
class OutboxClaimTest extends OutboxScene {

    private static final int REPLICAS = 6;
    private static final int ENTRIES = 120;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesEachEntryToOneReplica(boolean ofAnOrganization) throws Exception {
        List<UUID> stored = new ArrayList<>();
        for (int entry = 0; entry < ENTRIES; entry++) {
            stored.add(ofAnOrganization ? add("entry " + entry) : addForInstallation("entry " + entry));
        }
        OutboxRepository repository = repository(ofAnOrganization);
        var start = new CyclicBarrier(REPLICAS);
        Callable<List<UUID>> replica = () -> {
            start.await();
            return claimAll(repository);
        };

        List<UUID> taken = new ArrayList<>();
        try (var replicas = Executors.newFixedThreadPool(REPLICAS)) {
            for (var ids : replicas.invokeAll(
                    Stream.generate(() -> replica).limit(REPLICAS).toList())) {
                taken.addAll(ids.get());
            }
        }

        assertThat(taken).containsExactlyInAnyOrderElementsOf(stored);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesWhatADeadReplicaHeldToAnotherAndFencesTheDeadOne(boolean ofAnOrganization) {
        UUID entry = ofAnOrganization ? add("held") : addForInstallation("held");
        OutboxRepository repository = repository(ofAnOrganization);
        OutboxClaim dead = claim(repository).getFirst();
        clock.advance(LEASE.minusMillis(1));
        assertThat(claim(repository)).as("the lease goes on").isEmpty();
        clock.advance(LEASE);
        OutboxClaim other = claim(repository).getFirst();

        List<String> followed = new ArrayList<>();
        recorder.following = () -> followed.add("once");
        process(repository, dead);
        assertThat(stored()).as("a late attempt removes nothing").isEqualTo(1);
        process(repository, other);

        assertThat(other.id()).isEqualTo(dead.id()).isEqualTo(entry);
        assertThat(followed).containsExactly("once");
        assertThat(stored()).isZero();
    }

    private OutboxRepository repository(boolean ofOrganizations) {
        return ofOrganizations ? repositories.organizations() : repositories.installation();
    }

    private List<UUID> claimAll(OutboxRepository repository) {
        List<UUID> taken = new ArrayList<>();
        List<OutboxClaim> claims;
        do {
            claims = repository.claim(
                    List.of(recorder.kind), clock.instant(), clock.instant().plus(LEASE), 7);
            claims.forEach(claim -> taken.add(claim.id()));
        } while (!claims.isEmpty());
        return taken;
    }
}
