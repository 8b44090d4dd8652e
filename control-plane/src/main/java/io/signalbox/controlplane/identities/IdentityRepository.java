package io.signalbox.controlplane.identities;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of identities and accounts: one statement for any number of them. */
@Repository
class IdentityRepository {

    static final String FIND = """
            SELECT a.integration_id, a.external_id, a.display_name, a.username, a.email, i.id, i.display_name AS identity_name,
                i.email AS identity_email
            FROM unnest(?, ?) WITH ORDINALITY AS asked (integration, account, place)
            JOIN identity_account a ON a.integration_id = asked.integration AND a.external_id = asked.account
            JOIN identity i ON i.id = a.identity_id
            WHERE""" + " " + ColumnArrays.BY_KEY;
    private static final String NAMES = """
            SELECT identity.id, display_name FROM unnest(?) WITH ORDINALITY AS asked (person, place)
            JOIN identity ON identity.id = asked.person
            WHERE""" + " " + ColumnArrays.BY_KEY;

    /** In one order everywhere, so that two mappings never wait for each other in a circle. */
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended(name, 0))
            FROM (SELECT unnest(?::text[]) AS name ORDER BY 1) names
            """;

    private static final String ADD_IDENTITIES = """
            INSERT INTO identity (organization_id, created_at, id, display_name, email)
            SELECT ?, CAST(? AS timestamptz), * FROM unnest(?, ?, ?)
            """;

    private static final String CHANGE_IDENTITIES = """
            UPDATE identity SET display_name = given.name, email = given.email
            FROM unnest(?, ?, ?) WITH ORDINALITY AS given (id, name, email, place)
            WHERE identity.id = given.id AND""" + " " + ColumnArrays.BY_KEY;

    private static final String KEEP_ACCOUNTS = """
            INSERT INTO identity_account
                (organization_id, created_at, integration_id, external_id, identity_id, username, display_name, email)
            SELECT ?, CAST(? AS timestamptz), * FROM unnest(?, ?, ?, ?, ?, ?)
            ON CONFLICT (integration_id, external_id) DO UPDATE SET
                username = excluded.username, display_name = excluded.display_name, email = excluded.email
            """;

    private final JdbcTemplate jdbc;

    IdentityRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    KnownPeople find(Collection<AccountKey> keys) {
        var known = new KnownPeople(new HashMap<>(), new HashMap<>());
        jdbc.query(
                FIND,
                ColumnArrays.of(List.copyOf(keys))
                        .ids(AccountKey::integrationId)
                        .texts(AccountKey::externalId),
                Row.each(row -> {
                    var key = new AccountKey(row.uuid("integration_id"), row.text("external_id"));
                    var person =
                            new Person(row.uuid("id"), row.text("identity_name"), row.textOrNull("identity_email"));
                    known.accounts().put(key, new KnownAccount(key, account(row), person.id()));
                    known.people().put(person.id(), person);
                }));
        return known;
    }

    /** Identities that have one of these addresses, by address. */
    Map<String, UUID> findByEmail(Set<String> addresses) {
        Map<String, UUID> owners = new HashMap<>();
        if (!addresses.isEmpty()) {
            jdbc.query(
                    "SELECT lower(email) AS email, id FROM identity WHERE lower(email) = ANY (?)",
                    Row.each(row -> owners.put(row.text("email"), row.uuid("id"))),
                    (Object) addresses.toArray(String[]::new));
        }
        return owners;
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.query(
                NAMES,
                ColumnArrays.of(List.copyOf(ids)).ids(id -> id),
                Row.each(row -> names.put(row.uuid("id"), row.text("display_name"))));
        return names;
    }

    void lock(Collection<AccountKey> accounts, Collection<String> addresses) {
        String[] names = Stream.concat(
                        accounts.stream().map(key -> "account:" + key.integrationId() + ":" + key.externalId()),
                        addresses.stream().map(address -> "email:" + address))
                .toArray(String[]::new);
        jdbc.query(LOCK, row -> {}, (Object) names);
    }

    void save(IdentityChanges news, Instant now) {
        if (!news.newPeople().isEmpty()) {
            jdbc.update(ADD_IDENTITIES, people(created(news.newPeople(), now)));
        }
        if (!news.changedPeople().isEmpty()) {
            jdbc.update(CHANGE_IDENTITIES, people(ColumnArrays.of(List.copyOf(news.changedPeople()))));
        }
        if (!news.keptAccounts().isEmpty()) {
            jdbc.update(
                    KEEP_ACCOUNTS,
                    created(news.keptAccounts(), now)
                            .ids(known -> known.key().integrationId())
                            .texts(known -> known.key().externalId())
                            .ids(KnownAccount::identityId)
                            .texts(known -> known.account().username())
                            .texts(known -> known.account().displayName())
                            .texts(known -> known.account().email()));
        }
    }

    private static <T> ColumnArrays<T> created(Collection<T> rows, Instant now) {
        return ColumnArrays.of(List.copyOf(rows)).value(Tenant.current()).value(Timestamp.from(now));
    }

    private static ColumnArrays<Person> people(ColumnArrays<Person> columns) {
        return columns.ids(Person::id).texts(Person::name).texts(Person::email);
    }

    private static Account account(Row row) {
        return new Account(
                row.text("external_id"),
                row.textOrNull("display_name"),
                row.textOrNull("username"),
                row.textOrNull("email"));
    }
}
