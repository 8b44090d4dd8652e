package io.signalbox.controlplane.testing;

import static java.util.Objects.requireNonNull;

import io.signalbox.controlplane.runs.ConcurrencyKey;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.SubjectRef;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets runs of stored events in, as the webhook endpoints do. */
@TestComponent
public class RunFixture {

    private final Runs runs;
    private final JdbcClient jdbc;
    private final Map<UUID, String> externalIds = new ConcurrentHashMap<>();

    RunFixture(Runs runs, JdbcClient jdbc) {
        this.runs = runs;
        this.jdbc = jdbc;
    }

    /** A queued run. */
    public UUID queued(TenantOrganization tenant, UUID integrationId, String externalId) {
        return enqueue(tenant, integrationId, externalId, new InitialRunState.Queued());
    }

    /** A queued run of an event, of a workflow that only one's own agent serves. */
    public UUID queued(TenantOrganization tenant, WorkflowVersion workflow, UUID integrationId, String externalId) {
        return tenant.call(() -> {
            NewRun event = stored(tenant, integrationId, externalId, new InitialRunState.Queued());
            runs.enqueue(List.of(new NewRun(
                    event.runId(), workflow, event.subject(), event.concurrencyKey(), false, event.admission())));
            return event.runId();
        });
    }

    /** A run with an admission of one's own. */
    public UUID enqueue(TenantOrganization tenant, UUID integrationId, String externalId, InitialRunState admission) {
        return tenant.call(() -> {
            NewRun run = stored(tenant, integrationId, externalId, admission);
            runs.enqueue(List.of(run));
            return run.runId();
        });
    }

    /** Stores the event only; the run is still to be enqueued in the same transaction. */
    public NewRun stored(TenantOrganization tenant, UUID integrationId, String externalId, InitialRunState admission) {
        UUID eventId = UUID.randomUUID();
        var run = new NewRun(
                UUID.randomUUID(),
                new WorkflowVersion("ticket-mapping", 1),
                new SubjectRef("event", eventId, integrationId),
                ConcurrencyKey.of(integrationId, externalId),
                false,
                admission);
        jdbc.sql("""
                        WITH delivery AS (
                            INSERT INTO event_delivery (organization_id, integration_id, delivery_id, event_id, run_id)
                            VALUES (:organization, :integration, :delivery, :event, :run)
                        )
                        INSERT INTO raw_event (id, organization_id, integration_id, run_id, delivery_id, event_type, external_id, received_at,
                                               content_type, headers, receipt, body, payload)
                        VALUES (:event, :organization, :integration, :run, :delivery, 'ticket.changed', :external, now(),
                            'application/json', '{}', '{}', '{}', '{"title": "Broken"}')""")
                .param("organization", tenant.id())
                .param("integration", integrationId)
                .param("delivery", "d-" + eventId)
                .param("event", eventId)
                .param("run", run.runId())
                .param("external", externalId)
                .update();
        externalIds.put(run.runId(), externalId);
        return run;
    }

    /** What a run stored here is about, as its source calls it. */
    public String externalId(UUID runId) {
        return requireNonNull(externalIds.get(runId));
    }

    public RunView view(TenantOrganization tenant, UUID runId) {
        return tenant.call(() -> runs.get(runId));
    }
}
