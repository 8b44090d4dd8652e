package io.signalbox.controlplane.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.testing.PlansScene;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list of tickets is found by its keys: with statistics, without any, and with those of an empty table. */
class TicketListPlansTest extends PlansScene {

    private static final int OTHERS = 500;
    private static final int OWN = 6_000;
    private static final int LIST = 64;

    private static final String KNOWN = "";
    private static final String NEVER_ANALYZED = """
            DELETE FROM pg_statistic WHERE starelid = 'signalbox.ticket'::regclass;
            UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE oid = 'signalbox.ticket'::regclass;
            """;

    private UUID integration;

    TicketListPlansTest() {
        super(OTHERS, OWN, "signalbox.ticket");
    }

    @Override
    protected void insert(TenantOrganization owner, int count) {
        UUID source = owner.integration("generic");
        owner.call(() -> jdbc.sql("""
                        INSERT INTO ticket (id, organization_id, integration_id, external_id, source_version, title, status, priority, type,
                            created_at, updated_at)
                        SELECT gen_random_uuid(), ?, ?, 'T-' || n, 1, 'Ticket ' || n, 'open', 'normal', 'task', now(), now()
                        FROM generate_series(1, ?) AS n""").params(owner.id(), source, count).update());
        integration = source;
    }

    @Test
    void locksByKey() {
        for (String statistics : List.of(KNOWN, NEVER_ANALYZED)) {
            assertThat(plan(statistics, lock(TicketRepository.LOCK)))
                    .contains("Nested Loop")
                    .doesNotContain("Seq Scan on ticket")
                    .doesNotContain("Hash Join");
        }
    }

    @Test
    void wouldReadTheWholeOrganizationOtherwise() {
        String naive = TicketRepository.LOCK.replace("WHERE " + ColumnArrays.BY_KEY, "");

        assertThat(plan(NEVER_ANALYZED, lock(naive))).contains("Hash Join");
    }

    @Test
    void updatesByKey() {
        String update = TicketRepository.UPDATE.replaceFirst(
                "FROM unnest\\([^)]*\\)",
                "FROM unnest(" + "NULL::uuid[], NULL::uuid[], NULL::text[], NULL::timestamptz[], " + values() + ")");

        for (String statistics : List.of(KNOWN, NEVER_ANALYZED)) {
            assertThat(plan(statistics, update))
                    .contains("Index Scan using ticket_pkey on ticket")
                    .doesNotContain("Hash Join");
        }
    }

    private static String values() {
        List<String> types = new ArrayList<>();
        types.addAll(Collections.nCopies(11, "text"));
        types.addAll(List.of("uuid", "uuid", "text", "date", "timestamptz", "timestamptz"));
        types.addAll(List.of("text", "text", "bigint", "text", "text", "timestamptz", "timestamptz"));
        return types.stream().map(type -> "NULL::" + type + "[]").collect(Collectors.joining(", "));
    }

    private String lock(String sql) {
        String ids = IntStream.range(0, LIST).mapToObj(n -> "'T-" + n + "'").collect(Collectors.joining(","));
        String integrations = IntStream.range(0, LIST)
                .mapToObj(n -> "'" + integration + "'::uuid")
                .collect(Collectors.joining(","));
        return sql.replace("unnest(?, ?)", "unnest(ARRAY[" + integrations + "], ARRAY[" + ids + "])");
    }

    /** As the application's role, behind the isolation of tenants; what is done to the statistics is taken back. */
    private String plan(String statistics, String sql) {
        try (Connection connection = DriverManager.getConnection(administrator);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(statistics + "SET LOCAL ROLE signalbox_app; SET LOCAL search_path = signalbox;"
                    + "SELECT set_config('signalbox.organization_id', '" + tenant.id() + "', true)");
            List<String> lines = new ArrayList<>();
            try (var rows = statement.executeQuery("EXPLAIN " + sql)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            connection.rollback();
            return String.join("\n", lines);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
