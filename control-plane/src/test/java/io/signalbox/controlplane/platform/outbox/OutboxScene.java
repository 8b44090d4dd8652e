package io.signalbox.controlplane.platform.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ManualClock;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Entries of a kind that nobody handles but the test, worked on when the test says so. */
@ControlPlaneTest
abstract class OutboxScene {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration LEASE = Duration.ofMinutes(2);
    static final OutboxSettings SETTINGS = new OutboxSettings(
            4, Duration.ofSeconds(5), LEASE, Duration.ofSeconds(5), Duration.ofMinutes(1), 5, 10_000);

    @Autowired
    OutboxRepositories repositories;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TenantFixture tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private Ids ids;

    final ManualClock clock = new ManualClock();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Recorder recorder = new Recorder();
    TenantOrganization tenant;
    Outbox outbox;
    private OutboxProcessor processor;

    /** Handles what the test stores. */
    static final class Recorder implements OutboxHandler {

        final String kind = "test-" + UUID.randomUUID();
        final List<OutboxEntry> handled = new ArrayList<>();
        final List<UUID> givenUp = new ArrayList<>();
        RuntimeException failure;
        String poison = "poison";
        Runnable following = NOTHING_FOLLOWS;

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Runnable handle(OutboxEntry entry) {
            if (failure != null && entry.payload().contains(poison)) {
                throw failure;
            }
            handled.add(entry);
            return following;
        }

        @Override
        public void givenUp(UUID entryId) {
            givenUp.add(entryId);
        }

        List<String> payloads() {
            return handled.stream().map(OutboxEntry::payload).toList();
        }
    }

    @BeforeEach
    void prepare() {
        // The context's own workers remove what expires by the time of this machine
        clock.advance(Duration.between(clock.instant(), Instant.now()));
        tenant = tenants.tenant();
        outbox = outbox(SETTINGS);
        processor = new OutboxProcessor(
                new OutboxHandlers(List.of(recorder)), SETTINGS, new OutboxMetrics(meters, clock), transactions, clock);
    }

    Outbox outbox(OutboxSettings settings) {
        return new Outbox(repositories, settings, new OutboxSignal(), transactions, clock, ids);
    }

    UUID add(String payload) {
        return tenant.call(() -> outbox.add(recorder.kind, payload, DAY));
    }

    UUID addForInstallation(String payload) {
        return outbox.add(recorder.kind, payload, DAY);
    }

    List<OutboxClaim> claim(OutboxRepository repository) {
        return repository.claim(
                List.of(recorder.kind), clock.instant(), clock.instant().plus(LEASE), 100);
    }

    /** Works on all that is due; answers how many entries that were. */
    int workOnAll() {
        int claimed = 0;
        for (OutboxRepository repository : List.of(repositories.organizations(), repositories.installation())) {
            List<OutboxClaim> claims = claim(repository);
            claims.forEach(claim -> process(repository, claim));
            claimed += claims.size();
        }
        return claimed;
    }

    void process(OutboxRepository repository, OutboxClaim claim) {
        processor.process(repository, claim);
    }

    long stored() {
        String count = "SELECT count(*) FROM %s WHERE kind = ?";
        return tenant.call(() -> jdbc.sql(count.formatted("outbox"))
                        .param(recorder.kind)
                        .query(Long.class)
                        .single())
                + jdbc.sql(count.formatted("installation_outbox"))
                        .param(recorder.kind)
                        .query(Long.class)
                        .single();
    }
}
