package io.signalbox.controlplane.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.testing.PlansScene;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.TicketStatus;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the planner, as the application's role and behind the isolation of tenants, how it would read 50,000 tickets. */
class TicketPlansTest extends PlansScene {

    private static final String MANY_TICKETS = """
            INSERT INTO ticket (id, organization_id, integration_id, external_id, source_version,
                title, description, status, priority, type, labels, created_at, updated_at)
            SELECT gen_random_uuid(), ?, ?, n::text, n,
                'Word' || n % 1000 || ' of ticket ' || n, 'Text ' || md5(n::text),
                (ARRAY['open', 'in_progress', 'on_hold', 'done', 'cancelled'])[n % 5 + 1], 'normal', 'task',
                ARRAY['label' || n % 1000], now(), now() - n * interval '1 second'
            FROM generate_series(1, ?) AS n
            """;

    /** Averages over many small organizations must not mislead a large one. */
    private static final String SMALL_ORGANIZATIONS = """
            WITH organization AS (
                INSERT INTO signalbox.organization (id, name, created_at)
                SELECT gen_random_uuid(), 'Small', now() FROM generate_series(1, 200) RETURNING id
            ), integration AS (
                INSERT INTO signalbox.integration (id, organization_id, key, provider, name, state, created_at, updated_at)
                SELECT gen_random_uuid(), id, 'key-' || id, 'jira', 'Small', 'active', now(), now() FROM organization
                RETURNING id, organization_id
            )
            INSERT INTO signalbox.ticket (id, organization_id, integration_id, external_id, source_version,
                title, status, priority, type, created_at, updated_at)
            SELECT gen_random_uuid(), organization_id, id, n::text, 1, 'Small', 'open', 'normal', 'task', now(), now()
            FROM integration, generate_series(1, 2) AS n
            """;

    @Autowired
    private JsonMapper json;

    private UUID integration;

    TicketPlansTest() {
        super(15_000, 35_000, "signalbox.ticket");
    }

    @Test
    void readsNewestPageFromItsIndex() {
        assertThat(nodes(filter(null, List.of(), null, null, null, null)))
                .contains("Index Scan ticket_recent")
                .noneMatch(TicketPlansTest::readsTheTable);
    }

    @Test
    void continuesAtTheCursor() {
        var cursor = new Cursor(Instant.now(), new UUID(0, 0));
        List<String> nodes = nodes(TicketListQuery.of(filter(null, List.of(), null, null, null, null), cursor));

        assertThat(nodes).contains("Index Scan ticket_recent").noneMatch(TicketPlansTest::readsTheTable);
    }

    @Test
    void readsOneStatusOrIntegrationOrPersonFromItsIndex() {
        assertThat(nodes(filter(null, List.of(TicketStatus.DONE), null, null, null, null)))
                .noneMatch(TicketPlansTest::readsTheTable);
        assertThat(nodes(filter(integration, List.of(), null, null, null, null)))
                .noneMatch(TicketPlansTest::readsTheTable);
        assertThat(nodes(filter(null, List.of(), null, UUID.randomUUID(), null, null)))
                .contains("Index Scan ticket_recent_of_assignee");
        assertThat(nodes(filter(null, List.of(), "4711", null, null, null))).contains("Index Scan ticket_external_id");
    }

    @Test
    void searchesThroughFunctionsAndFetchesTicketsByTheirKeys() {
        for (TicketFilter filter : List.of(
                filter(null, List.of(), null, null, null, "word12"),
                filter(null, List.of(), null, null, "label7", null))) {
            assertThat(nodes(filter))
                    .anyMatch(node -> node.startsWith("ProjectSet") || node.startsWith("Function Scan"))
                    .contains("Index Scan ticket_pkey")
                    .noneMatch(TicketPlansTest::readsTheTable);
        }
    }

    @Test
    void searchFunctionsUseTheirIndexes() throws SQLException {
        assertThat(planInside("tickets_with_words", "words", "word12"))
                .contains("Bitmap Index Scan ticket_search")
                .noneMatch(TicketPlansTest::readsTheTable);
        assertThat(planInside("tickets_with_label", "label", "label7"))
                .contains("Bitmap Index Scan ticket_labels")
                .noneMatch(TicketPlansTest::readsTheTable);
    }

    /** Why the functions exist: the day this fails they can go. */
    @Test
    void rowLevelSecurityBarsTheIndexWithoutThem() {
        String plan = tenant.call(
                () -> jdbc.sql("EXPLAIN (FORMAT JSON) SELECT id FROM ticket WHERE search @@ search_query('word12')")
                        .query(String.class)
                        .single());

        assertThat(nodes(plan)).noneMatch(node -> node.contains("ticket_search"));
    }

    @Override
    protected void insert(TenantFixture.TenantOrganization owner, int count) {
        insertSmallOrganizations();
        integration = owner.integration("jira");
        owner.call(() ->
                jdbc.sql(MANY_TICKETS).params(owner.id(), integration, count).update());
    }

    private void insertSmallOrganizations() {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            statement.execute(SMALL_ORGANIZATIONS);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<String> nodes(TicketFilter filter) {
        return nodes(TicketListQuery.of(filter, null));
    }

    private List<String> nodes(ListQuery query) {
        return nodes(tenant.call(() -> jdbc.sql("EXPLAIN (FORMAT JSON) " + query.sql())
                .params(query.parameters())
                .param("most", 51)
                .query(String.class)
                .single()));
    }

    /** The plan of a function's body as it is installed, with an argument the planner does not know, as its owner. */
    private List<String> planInside(String function, String parameter, String argument) throws SQLException {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL search_path = signalbox; SET LOCAL ROLE signalbox_owner;"
                    + " SET LOCAL plan_cache_mode = force_generic_plan;"
                    + " SET LOCAL signalbox.organization_id = '" + tenant.id() + "'");
            String body;
            try (var source = statement.executeQuery("SELECT prosrc FROM pg_proc WHERE proname = '" + function + "'")) {
                source.next();
                body = source.getString(1).replaceAll("\\b" + parameter + "\\b", "\\$1");
            }
            statement.execute("PREPARE inside(text) AS " + body);
            try (var plan = statement.executeQuery("EXPLAIN (FORMAT JSON) EXECUTE inside('" + argument + "')")) {
                plan.next();
                return nodes(plan.getString(1));
            }
        }
    }

    private static boolean readsTheTable(String node) {
        return node.equals("Seq Scan ticket");
    }

    /** Each node as its type and the index, else the table, it reads. */
    private List<String> nodes(String plan) {
        List<String> nodes = new ArrayList<>();
        collect(json.readTree(plan).path(0).path("Plan"), nodes);
        return nodes;
    }

    private static void collect(JsonNode node, List<String> nodes) {
        nodes.add(describe(node));
        node.path("Plans").forEach(child -> collect(child, nodes));
    }

    private static String describe(JsonNode node) {
        String target =
                node.path("Index Name").asString(node.path("Relation Name").asString(""));
        return (node.path("Node Type").asString() + " " + target).strip();
    }

    private static TicketFilter filter(
            UUID integration,
            List<TicketStatus> statuses,
            String externalId,
            UUID assignee,
            String label,
            String text) {
        return new TicketFilter(integration, externalId, statuses, List.of(), assignee, label, false, text);
    }
}
