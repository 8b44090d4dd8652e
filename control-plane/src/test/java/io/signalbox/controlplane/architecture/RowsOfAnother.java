package io.signalbox.controlplane.architecture;

import io.restassured.response.Response;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row of everything that has an id in the API, of an organization that the caller does not belong to. Everything carries one word. */
final class RowsOfAnother {

    /** In every name and text of that organization, and nowhere else. */
    static final String WORD = "zqxwvk";

    private final TenantOrganization organization;
    private final Console console;
    private final JdbcClient jdbc;
    private final Map<String, Object> ids = new HashMap<>();

    private RowsOfAnother(TenantOrganization organization, Console console, JdbcClient jdbc) {
        this.organization = organization;
        this.console = console;
        this.jdbc = jdbc;
    }

    /** By the name that a parameter or property for it has in the contract. */
    static Map<String, Object> make(
            TenantOrganization organization, UUID owner, Console console, RunFixture runs, JdbcClient jdbc) {
        var rows = new RowsOfAnother(organization, console, jdbc);
        rows.name(owner);
        rows.integration();
        rows.run(runs);
        rows.deadLetter();
        rows.ticket();
        rows.ids.put("user_id", owner);
        rows.ids.put("actor_id", owner);
        rows.ids.put("target_id", rows.ids.get("integration_id"));
        rows.ids.put("organization_id", organization.id());
        rows.ids.put(
                "invite_id",
                rows.created("/api/v1/invites", Map.of("email", WORD + "@example.com", "role", "viewer"), "invite.id"));
        rows.ids.put("session_id", rows.session());
        rows.ids.put(
                "api_key_id",
                rows.created(
                        "/api/v1/api-keys",
                        Map.of("name", WORD, "scopes", new String[] {"tickets:read"}),
                        "api_key.id"));
        rows.ids.put("domain", rows.domain());
        return Map.copyOf(rows.ids);
    }

    private void name(UUID owner) {
        jdbc.sql("UPDATE app_user SET name = ?, email = ? WHERE id = ?")
                .params(WORD + " owner", WORD + "-" + owner + "@example.com", owner)
                .update();
        sql("UPDATE organization SET name = ? WHERE id = ?", WORD + " organization", organization.id());
    }

    private void integration() {
        UUID id = organization.integration("generic");
        sql("UPDATE integration SET name = ?, key = ? WHERE id = ?", WORD + " integration", WORD + "-" + id, id);
        ids.put("integration_id", id);
    }

    private void run(RunFixture runs) {
        UUID run =
                runs.enqueue(organization, (UUID) ids.get("integration_id"), WORD + "-1", new InitialRunState.Queued());
        ids.put("run_id", run);
        ids.put("position", 1);
        ids.put("external_id", WORD + "-1");
        ids.put("event_id", organization.call(() -> jdbc.sql("SELECT subject_id FROM run WHERE id = ?")
                .param(run)
                .query(UUID.class)
                .single()));
        sql("""
                INSERT INTO run_step (id, organization_id, run_id, run_attempt, sequence, node, mapping_attempt, outcome, started_at,
                    duration_ms, input_digest) VALUES (?, ?, ?, 1, 1, ?, 1, 'ok', now(), 1, 'x')
                """, UUID.randomUUID(), organization.id(), run, WORD);
    }

    private void deadLetter() {
        var id = UUID.randomUUID();
        sql("""
                INSERT INTO dead_letter (id, organization_id, integration_id, event_id, run_id, run_attempt, state, reason, detail, created_at)
                VALUES (?, ?, ?, ?, ?, 1, 'open', 'payload_not_storable', ?, now())
                """, id, organization.id(), ids.get("integration_id"), ids.get("event_id"), ids.get("run_id"), WORD);
        ids.put("dead_letter_id", id);
    }

    private void ticket() {
        var person = UUID.randomUUID();
        sql(
                "INSERT INTO identity (id, organization_id, display_name, created_at) VALUES (?, ?, ?, now())",
                person,
                organization.id(),
                WORD);
        ids.put("assignee_id", person);
        var id = UUID.randomUUID();
        sql("""
                INSERT INTO ticket (id, organization_id, integration_id, external_id, source_version, title, status,
                    priority, type, labels, assignee_id, created_at, updated_at)
                VALUES (?, ?, ?, ?, 1, ?, 'open', 'normal', 'task', ARRAY[?], ?, now(), now())
                """, id, organization.id(), ids.get("integration_id"), WORD + "-1", WORD + " ticket", WORD, person);
        sql("""
                INSERT INTO ticket_comment (id, organization_id, integration_id, ticket_id, external_id, source_version, body, written_at, created_at)
                VALUES (?, ?, ?, ?, '1', 1, ?, now(), now())
                """, UUID.randomUUID(), organization.id(), ids.get("integration_id"), id, WORD);
        ids.put("ticket_id", id);
        ids.put("label", WORD);
    }

    private Object session() {
        Response listed = console.request().get("/api/v1/account/sessions");
        return listed.statusCode() == 200 ? UUID.fromString(listed.path("items[0].id")) : UUID.randomUUID();
    }

    private Object domain() {
        String domain = WORD + ".example";
        console.request().body(Map.of("domain", domain)).post("/api/v1/sign-on/domains");
        return domain;
    }

    /** An id of the right form while nobody serves that operation yet. */
    private Object created(String path, Map<String, ?> body, String id) {
        Response answer = console.request().body(body).post(path);
        if (answer.statusCode() == 404) {
            return UUID.randomUUID();
        }
        return UUID.fromString(answer.then().statusCode(201).extract().path(id));
    }

    private void sql(String sql, Object... parameters) {
        organization.call(() -> jdbc.sql(sql).params(parameters).update());
    }
}
