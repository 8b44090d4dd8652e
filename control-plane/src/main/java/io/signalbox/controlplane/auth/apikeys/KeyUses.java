package io.signalbox.controlplane.auth.apikeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down when and from where keys were last used: beside the requests, not in them, and seldom. */
@Component
class KeyUses extends PeriodicTask {

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final ApiKeySettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Map<UUID, Use> unwritten = new ConcurrentHashMap<>();
    private final Cache<UUID, Instant> noted =
            Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

    KeyUses(JdbcClient jdbc, ApiKeySettings settings, TransactionTemplate transactions, Clock clock) {
        super("api-key-uses", ROUND);
        this.jdbc = jdbc;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One use of a key. */
    record Use(UUID organizationId, Instant at, String address) {}

    /** Costs a look into a map; the first use of a key in a while is written in the next round. */
    void note(KnownKey key, String address) {
        Instant now = clock.instant();
        Instant last = noted.getIfPresent(key.id());
        if (last != null && last.plus(settings.useNoted()).isAfter(now)) {
            return;
        }
        noted.put(key.id(), now);
        unwritten.put(key.id(), new Use(key.organizationId(), now, address));
    }

    @Override
    protected void round() {
        for (UUID id : unwritten.keySet()) {
            Use use = unwritten.remove(id);
            if (use != null) {
                Tenant.run(use.organizationId(), () -> transactions.executeWithoutResult(status -> write(id, use)));
            }
        }
    }

    /** Replicas note the uses they see; one in a while among all of them is kept. Plain SQL: it follows requests, and loads no key. */
    private void write(UUID id, Use use) {
        jdbc.sql("""
                        UPDATE api_key SET last_used_at = :at, last_used_address = :address
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)
                        """)
                .param("id", id)
                .param("at", Timestamp.from(use.at()))
                .param("address", use.address())
                .param("before", Timestamp.from(use.at().minus(settings.useNoted())))
                .update();
    }

    /** What is not written yet is written now. */
    @Override
    public void stop() {
        super.stop();
        round();
    }
}
