package io.signalbox.controlplane.auth.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.live.StreamReaders;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a session is worth in an organization now. Asked with every request and remembered for half a second, so that a revocation, another
 * role or a removal acts on all replicas within one.
 */
@Component
class SessionStatusCache implements StreamReaders {

    static final Duration REMEMBERED = Duration.ofMillis(500);
    private static final int MAX_REMEMBERED = 10_000;

    private final Cache<Place, Optional<LimitDecision>> remembered = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final JdbcClient jdbc;
    private final Clock clock;

    SessionStatusCache(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A session in one organization. */
    record Place(UUID sessionId, UUID organizationId) {}

    /** Who the session belongs to, and what they are there. */
    record LimitDecision(Place place, UUID userId, String email, Role role) {

        Principal principal() {
            var person = new Actor.Person(userId, email, place.sessionId);
            return new Principal(person, place.organizationId, role.permissionIds());
        }
    }

    /** Empty when the session is over, or its person does not belong to the organization. */
    Optional<LimitDecision> find(Place place) {
        return remembered.get(place, asked -> load(List.of(asked)).stream().findFirst());
    }

    /** Other replicas learn of it within half a second. */
    void forgetAfterCommit(UUID sessionId) {
        forgetAfterCommit((place, standing) -> place.sessionId.equals(sessionId));
    }

    /** The same for what a person is in an organization. */
    void forgetAfterCommit(UUID userId, UUID organizationId) {
        forgetAfterCommit((place, standing) -> place.organizationId.equals(organizationId)
                && standing.filter(known -> known.userId.equals(userId)).isPresent());
    }

    private void forgetAfterCommit(BiPredicate<Place, Optional<LimitDecision>> concerned) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remembered.asMap().entrySet().removeIf(entry -> concerned.test(entry.getKey(), entry.getValue()));
            }
        });
    }

    /** People whose session ended, who left, or who may do more or less than when they began to read. */
    @Override
    public List<Principal> gone(Collection<Principal> readers) {
        List<Place> places = readers.stream().flatMap(SessionStatusCache::place).toList();
        if (places.isEmpty()) {
            return List.of();
        }
        Map<Place, Principal> standing =
                load(places).stream().collect(Collectors.toMap(LimitDecision::place, LimitDecision::principal));
        return readers.stream()
                .filter(reader -> place(reader).anyMatch(place -> !reader.equals(standing.get(place))))
                .toList();
    }

    private static Stream<Place> place(Principal reader) {
        return reader.actor() instanceof Actor.Person person
                ? Stream.of(new Place(person.sessionId(), reader.organizationId()))
                : Stream.empty();
    }

    private List<LimitDecision> load(List<Place> places) {
        var sessions = new ArrayList<UUID>(places.size());
        var organizations = new ArrayList<UUID>(places.size());
        places.stream().distinct().forEach(place -> {
            sessions.add(place.sessionId);
            organizations.add(place.organizationId);
        });
        return jdbc.sql("SELECT * FROM session_standings(CAST(? AS uuid[]), CAST(? AS uuid[]), ?)")
                .params(SqlArray.of(sessions), SqlArray.of(organizations), Timestamp.from(clock.instant()))
                .query(Row.as(SessionStatusCache::standing))
                .list();
    }

    private static LimitDecision standing(Row row) {
        return new LimitDecision(
                new Place(row.uuid("session_id"), row.uuid("organization_id")),
                row.uuid("user_id"),
                row.text("email"),
                row.value("role", Role::of));
    }
}
