package io.signalbox.controlplane.auth.apikeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.platform.persistence.Row;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what a key opens, before a tenant is known: plain SQL, for every request asks it. Remembers it, and that there is nothing, for half a
 * second.
 */
@Component
class KeyLookup {

    /** A flood of guesses pushes out other guesses, not the keys that are used often. */
    private static final int MAX_REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final Cache<ByteBuffer, Optional<KnownKey>> remembered;

    KeyLookup(JdbcClient jdbc, ApiKeySettings settings) {
        this.jdbc = jdbc;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(settings.rememberedFor())
                .build();
    }

    Optional<KnownKey> find(KeyText key) {
        return key.isWellFormed()
                ? remembered.get(ByteBuffer.wrap(key.hash()), hash -> lookUp(hash.array()))
                : Optional.empty();
    }

    private Optional<KnownKey> lookUp(byte[] hash) {
        return jdbc.sql(
                        "SELECT id, organization_id, name, scopes, allowed_addresses, good_until FROM api_key_by_hash(?)")
                .param(hash)
                .query(Row.as(KeyLookup::known))
                .optional();
    }

    private static KnownKey known(Row row) {
        return new KnownKey(
                row.uuid("id"),
                row.uuid("organization_id"),
                row.text("name"),
                stillScopes(row.texts("scopes")),
                AllowedAddresses.stored(row.texts("allowed_addresses")),
                row.instantOrNull("good_until"));
    }

    /** What an older version let keys have and this one does not, they have no more. */
    private static Set<String> stillScopes(List<String> scopes) {
        return scopes.stream()
                .filter(scope ->
                        Permission.find(scope).filter(Permission::isScope).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }
}
