package io.signalbox.controlplane.runs.attempts;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Advisory locks of concurrency keys. Holding one until commit makes runs of one key commit in the order of their positions, so that a later
 * one never has its turn while an earlier one is still invisible.
 */
@Component
public class ConcurrencyKeyLock {

    private static final String LOCK =
            "SELECT count(pg_advisory_xact_lock(number)) FROM unnest(CAST(? AS bigint[])) AS number";

    private final JdbcTemplate jdbc;

    ConcurrencyKeyLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the locks of these keys, in one order everywhere, until the transaction ends. */
    public void lock(Collection<UUID> keys) {
        if (!keys.isEmpty()) {
            Long[] numbers = numbers(keys).toArray(Long[]::new);
            jdbc.query(
                    LOCK,
                    statement -> statement.setArray(1, statement.getConnection().createArrayOf("bigint", numbers)),
                    row -> {});
        }
    }

    /** Lock numbers, sorted so that two transactions never wait for each other. Two keys may share one; that only makes them take turns. */
    public static List<Long> numbers(Collection<UUID> keys) {
        return keys.stream()
                .map(UUID::getMostSignificantBits)
                .distinct()
                .sorted()
                .toList();
    }
}
