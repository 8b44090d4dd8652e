package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.live.StreamReaders;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Ends the streams of services whose key was revoked or has expired. */
@Component
class KeyReaders implements StreamReaders {

    private final ApiKeyRepository keys;
    private final TransactionOperations transactions;
    private final Clock clock;

    KeyReaders(ApiKeyRepository keys, TransactionOperations transactions, Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Principal> gone(Collection<Principal> readers) {
        Map<UUID, List<Principal>> byOrganization = readers.stream()
                .filter(reader -> reader.actor() instanceof Actor.ApiKey)
                .collect(Collectors.groupingBy(Principal::organizationId));
        return byOrganization.entrySet().stream()
                .flatMap(own -> gone(own.getKey(), own.getValue()).stream())
                .toList();
    }

    private List<Principal> gone(UUID organizationId, List<Principal> readers) {
        List<UUID> asked = readers.stream().map(reader -> reader.actor().id()).toList();
        Set<UUID> active = Tenant.call(
                organizationId, () -> transactions.execute(status -> keys.activeAmong(asked, clock.instant())));
        return readers.stream()
                .filter(reader -> !active.contains(reader.actor().id()))
                .toList();
    }
}
