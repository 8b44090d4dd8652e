package io.signalbox.controlplane.integrations.aliases;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of aliases. On the path of webhooks, so by JDBC and for a whole batch at once. */
@Repository
class AliasRepository {

    static final String FIND = """
            SELECT a.integration_id, a.alias, a.external_id
            FROM unnest(?::uuid[], ?::text[]) WITH ORDINALITY AS given (integration_id, id, place)
            JOIN external_id_alias a ON a.integration_id = given.integration_id AND a.alias = given.id
            WHERE""" + " " + ColumnArrays.BY_KEY;

    /** Always in this order, so that two batches that decide on the same tickets do not wait for each other. */
    private static final Comparator<Alias> LOCK_ORDER =
            Comparator.comparing(Alias::target).thenComparing(Alias::alias);

    private final JdbcTemplate jdbc;

    AliasRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One spelling of a ticket's id.
     *
     * @param lasting whether the source's own identity is behind it, of which each ticket has one; otherwise a name
     */
    record Alias(ExternalId alias, ExternalId target, boolean lasting) {}

    /** What is known of these ids, by id. One statement. */
    Map<ExternalId, ExternalId> find(Collection<ExternalId> ids) {
        Map<ExternalId, ExternalId> found = new HashMap<>();
        List<ExternalId> wanted = ids.stream().distinct().sorted().toList();
        jdbc.query(
                FIND,
                Row.each(row -> {
                    var alias = new ExternalId(row.uuid("integration_id"), row.text("alias"));
                    found.put(alias, alias.as(row.text("external_id")));
                }),
                integrations(wanted, Function.identity()),
                texts(wanted, ExternalId::id));
        return found;
    }

    /** What the tickets are stored under that have this alias; by integration, because that is how the aliases are indexed. */
    List<String> targets(@Nullable UUID integrationId, String alias) {
        return jdbc.query("""
                SELECT DISTINCT a.external_id FROM integration i JOIN external_id_alias a ON a.integration_id = i.id AND a.alias = ?
                WHERE i.id = coalesce(?::uuid, i.id) LIMIT 2
                """, Row.as(row -> row.text("external_id")), alias, integrationId);
    }

    /** Adds those whose spelling is not taken, and of the lasting ones those whose ticket has none yet. Waits for who is just adding the same. */
    void add(Collection<Alias> aliases) {
        List<Alias> sorted = aliases.stream().distinct().sorted(LOCK_ORDER).toList();
        jdbc.update(
                """
                INSERT INTO external_id_alias (organization_id, integration_id, alias, external_id, lasting)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::boolean[])
                ON CONFLICT DO NOTHING
                """,
                Tenant.current(),
                integrations(sorted, Alias::alias),
                texts(sorted, alias -> alias.alias().id()),
                texts(sorted, alias -> alias.target().id()),
                texts(sorted, alias -> Boolean.toString(alias.lasting())));
    }

    /** Lets names lead to other tickets from now on. An id under which a ticket is stored keeps its meaning. */
    void move(Collection<Alias> names) {
        List<Alias> sorted = names.stream().distinct().sorted(LOCK_ORDER).toList();
        jdbc.batchUpdate(
                """
                UPDATE external_id_alias SET external_id = ?
                WHERE integration_id = ? AND alias = ? AND NOT lasting AND alias <> external_id AND external_id <> ?
                """,
                sorted.stream()
                        .map(name -> new Object[] {
                            name.target().id(),
                            name.alias().integrationId(),
                            name.alias().id(),
                            name.target().id()
                        })
                        .toList());
    }

    private static <T> String[] integrations(List<T> items, Function<T, ExternalId> id) {
        return texts(items, item -> id.apply(item).integrationId().toString());
    }

    private static <T> String[] texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
