package io.signalbox.controlplane.identities;

import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of identities and accounts. */
@Repository
class IdentityRepository {

    private static final String FIND = """
            SELECT a.external_id, a.display_name, a.username, a.email, i.id, i.display_name AS identity_name, i.email AS identity_email
            FROM identity_account a JOIN identity i ON i.id = a.identity_id
            WHERE a.integration_id = ? AND a.external_id = ANY (?)
            """;
    /** In one order everywhere, so that two mappings never wait for each other in a circle. */
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended(name, 0))
            FROM (SELECT unnest(?::text[]) AS name ORDER BY 1) names
            """;

    private static final String ADD_IDENTITY =
            "INSERT INTO identity (id, organization_id, display_name, email, created_at) VALUES (?, ?, ?, ?, ?)";
    private static final String CHANGE_IDENTITY = "UPDATE identity SET display_name = ?, email = ? WHERE id = ?";
    private static final String KEEP_ACCOUNT = """
            INSERT INTO identity_account
                (integration_id, external_id, organization_id, identity_id, username, display_name, email, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (integration_id, external_id) DO UPDATE SET
                username = excluded.username, display_name = excluded.display_name, email = excluded.email
            """;

    private final JdbcTemplate jdbc;

    IdentityRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, KnownAccount> find(UUID integrationId, Collection<String> externalIds) {
        Map<String, KnownAccount> known = new HashMap<>();
        jdbc.query(
                FIND,
                Row.each(row -> {
                    KnownAccount account = account(row);
                    known.put(account.account().externalId(), account);
                }),
                integrationId,
                externalIds.toArray(String[]::new));
        return known;
    }

    /** Identities that have the address of one of these accounts, by address. */
    Map<String, UUID> findByEmail(Collection<Account> accounts) {
        String[] addresses = addresses(accounts).toArray(String[]::new);
        Map<String, UUID> owners = new HashMap<>();
        if (addresses.length > 0) {
            jdbc.query(
                    "SELECT email, id FROM identity WHERE lower(email) = ANY (?)",
                    Row.each(row -> owners.put(row.text("email"), row.uuid("id"))),
                    (Object) addresses);
        }
        return owners;
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.query(
                "SELECT id, display_name FROM identity WHERE id = ANY (?)",
                Row.each(row -> names.put(row.uuid("id"), row.text("display_name"))),
                (Object) ids.toArray(UUID[]::new));
        return names;
    }

    /** @param proven those whose addresses count */
    void lock(UUID integrationId, Collection<Account> accounts, Collection<Account> proven) {
        String[] names = Stream.concat(
                        accounts.stream().map(account -> "account:" + integrationId + ":" + account.externalId()),
                        addresses(proven).map(address -> "email:" + address))
                .distinct()
                .toArray(String[]::new);
        jdbc.query(LOCK, row -> {}, (Object) names);
    }

    void save(IdentityChanges news) {
        Timestamp at = Timestamp.from(news.at());
        batch(
                ADD_IDENTITY,
                news.newIdentities().stream()
                        .map(person -> new Object[] {
                            person.identityId(),
                            news.organizationId(),
                            person.identityName(),
                            person.identityEmail(),
                            at
                        })
                        .toList());
        batch(
                CHANGE_IDENTITY,
                news.changedIdentities().stream()
                        .map(person ->
                                new Object[] {person.identityName(), person.identityEmail(), person.identityId()})
                        .toList());
        batch(
                KEEP_ACCOUNT,
                news.accounts().stream()
                        .map(known -> new Object[] {
                            news.integrationId(),
                            known.account().externalId(),
                            news.organizationId(),
                            known.identityId(),
                            known.account().username(),
                            known.account().displayName(),
                            known.account().email(),
                            at
                        })
                        .toList());
    }

    private void batch(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private static Stream<String> addresses(Collection<Account> accounts) {
        return accounts.stream()
                .map(Account::address)
                .filter(Objects::nonNull)
                .map(AccountEmail::text)
                .distinct();
    }

    private static KnownAccount account(Row row) {
        return new KnownAccount(
                new Account(
                        row.text("external_id"),
                        row.textOrNull("display_name"),
                        row.textOrNull("username"),
                        row.textOrNull("email")),
                row.uuid("id"),
                row.text("identity_name"),
                row.textOrNull("identity_email"));
    }
}
