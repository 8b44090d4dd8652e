package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.crypto.Sha256;
import io.signalbox.controlplane.runs.NewRun;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Advisory locks by ticket. Holding one until commit makes arrivals of one ticket commit in the order of their positions, so that no worker
 * can take a later one while an earlier one is still invisible.
 */
public final class ConcurrencyKeyLock {

    private ConcurrencyKeyLock() {}

    /** Lock numbers, sorted so that two transactions never wait for each other. Two tickets may share one; that only makes them take turns. */
    public static List<Long> numbers(List<NewRun> runs) {
        return runs.stream()
                .map(run -> number(run.integrationId(), run.externalId()))
                .distinct()
                .sorted()
                .toList();
    }

    /** As for runs. */
    public static List<Long> numbers(UUID integrationId, Collection<String> externalIds) {
        return externalIds.stream()
                .map(externalId -> number(integrationId, externalId))
                .distinct()
                .sorted()
                .toList();
    }

    private static long number(UUID integrationId, String externalId) {
        var digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(integrationId.getMostSignificantBits())
                .putLong(integrationId.getLeastSignificantBits())
                .flip());
        digest.update(externalId.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
