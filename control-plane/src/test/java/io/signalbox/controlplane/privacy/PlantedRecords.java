package io.signalbox.controlplane.privacy;

import io.signalbox.controlplane.identities.Account;
import io.signalbox.controlplane.identities.AccountSource;
import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.ChangeOutcome;
import io.signalbox.controlplane.tickets.Completeness;
import io.signalbox.controlplane.tickets.CustomFields;
import io.signalbox.controlplane.tickets.FieldProvenance;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketFields;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketOperation;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import io.signalbox.controlplane.tickets.TicketType;
import io.signalbox.controlplane.tickets.Tickets;
import io.signalbox.controlplane.tickets.comments.CommentChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a value into every place where personal data of a record can be. */
@TestComponent
class PlantedRecords {

    private static final UUID RUN = new UUID(5, 5);

    private final Tickets tickets;
    private final Identities identities;
    private final Runs runs;
    private final RunFixture events;
    private final JdbcClient jdbc;

    PlantedRecords(Tickets tickets, Identities identities, Runs runs, RunFixture events, JdbcClient jdbc) {
        this.tickets = tickets;
        this.identities = identities;
        this.runs = runs;
        this.events = events;
        this.jdbc = jdbc;
    }

    void plant(TenantOrganization tenant, UUID integration, String externalId, UUID event, String value) {
        person(tenant, integration, value + "@example.com", value + "@example.com");
        write(tenant, integration, externalId, value + "@example.com");
        write(tenant, integration, externalId, value + "@example.org");
        deadLetter(tenant, integration, externalId, value);
        tenant.call(() -> {
            String object = "{\"text\": \"" + value + "\"}";
            UUID run = jdbc.sql("UPDATE run SET last_failure = ? WHERE subject_id = ? RETURNING id")
                    .params(value, event)
                    .query(UUID.class)
                    .single();
            update("""
                    INSERT INTO run_step (id, organization_id, run_id, run_attempt, sequence, node, mapping_attempt, outcome, started_at,
                        duration_ms, input_digest, output, errors)
                    VALUES (gen_random_uuid(), ?, ?, 90, 1, 'map', 1, 'invalid', now(), 1, 'digest', ?::jsonb, '[]')""", tenant.id(), run, object);
            update("""
                    INSERT INTO run_checkpoint (run_id, organization_id, attempt, sequence, node, next_node, round, schema_version, state_hash,
                        state, saved_at)
                    VALUES (?, ?, 90, 1, 'map', 'validate', 1, 1, 'hash', ?::bytea, now())""", run, tenant.id(), value.getBytes(StandardCharsets.UTF_8));
            update(
                    "UPDATE run SET result = jsonb_build_object('reason', ?::text, 'notes', jsonb_build_array(?::text)) WHERE id = ?",
                    value,
                    value,
                    run);
            update("""
                    INSERT INTO interrupt (run_id, key, organization_id, schema, shown_hash, asked_at)
                    VALUES (?, 'question', ?, ?::jsonb, 'hash', now())""", run, tenant.id(), object);
            byte[] mac = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
            update(
                    "INSERT INTO blob (organization_id, mac, sealed, expires_at) VALUES (?, ?, ?::bytea, now() + interval '1 day')",
                    tenant.id(),
                    mac,
                    value.getBytes(StandardCharsets.UTF_8));
            update("""
                    INSERT INTO run_journal (run_id, attempt, sequence, organization_id, step, kind, call_key, result, blob_mac)
                    SELECT id, 90, 1, organization_id, 'map', 'model', 'key', 'answered', ? FROM run
                    WHERE concurrency_key = (SELECT concurrency_key FROM run WHERE id = ?)""", mac, run);
            update("""
                    INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
                    VALUES (?, 900, ?, 'run.retrying', now(), jsonb_build_object('failure', ?))""", run, tenant.id(), value);
            update("""
                    INSERT INTO idempotency_key (organization_id, actor_id, key_hash, route, request_hash, status, body, created_at, expires_at)
                    VALUES (?, gen_random_uuid(), 'k', '/api/v1/dead-letters/x/retry', 'h', 200, ?::bytea, now(), now() + interval '1 day')""", tenant.id(), value.getBytes(StandardCharsets.UTF_8));
            return run;
        });
    }

    /** A contact with a comment, told by a run. */
    ChangeOutcome write(TenantOrganization tenant, UUID integration, String externalId, String value) {
        var comment = new CommentChange(
                externalId + "c", 1, 0, null, value, "https://example.com/" + value, null, null, false, null, Map.of());
        var fields = new TicketFields(
                value,
                "About " + value,
                value,
                TicketStatus.OPEN,
                null,
                TicketPriority.NORMAL,
                null,
                TicketType.CONTACT,
                "https://example.com/" + value,
                value,
                List.of(value),
                null,
                null,
                null,
                null,
                null,
                null,
                new CustomFields(Map.of("firstname", value, "work_email", value + "@example.com")));
        var source = new FieldProvenance(FieldProvenance.Kind.RULE, null, value, null, null);
        return upsert(tenant, integration, externalId, TicketOperation.UPSERT, null, fields, source, List.of(comment));
    }

    void mergeAway(TenantOrganization tenant, UUID integration, String externalId, String survivor) {
        upsert(tenant, integration, externalId, TicketOperation.DELETE, survivor, null, null, List.of());
    }

    void person(TenantOrganization tenant, UUID integration, String account, String address) {
        tenant.call(() -> identities.map(
                new AccountSource(integration, true), List.of(new Account(account, address, address, address))));
    }

    private ChangeOutcome upsert(
            TenantOrganization tenant,
            UUID integration,
            String externalId,
            TicketOperation operation,
            @Nullable String survivor,
            @Nullable TicketFields fields,
            @Nullable FieldProvenance source,
            List<CommentChange> comments) {
        return tenant.call(() -> tickets.upsert(new TicketChange(
                        new ChangeOrigin.Run(RUN, RUN),
                        new TicketKey(integration, externalId),
                        operation,
                        Completeness.FULL,
                        1_715_203_100_000L,
                        0,
                        runs.nextPosition(),
                        survivor,
                        fields,
                        source == null ? Map.of() : Map.of("title", source),
                        comments,
                        null)))
                .outcome();
    }

    private void deadLetter(TenantOrganization tenant, UUID integration, String externalId, String value) {
        var attempt = new MappingAttempt(1, Map.of("title", value), List.of());
        events.enqueue(
                tenant,
                integration,
                externalId,
                new InitialRunState.Refused(DeadLetterReason.PAYLOAD_NOT_STORABLE, value, List.of(attempt)));
        tenant.call(() -> update(
                "UPDATE dead_letter SET corrected_payload = jsonb_build_object('title', ?) WHERE detail = ?",
                value,
                value));
    }

    private int update(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }
}
