package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.persistence.ListQuery;
import io.signalbox.controlplane.testing.PlansScene;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Asks the planner, as the application's role and behind the isolation of tenants, how it would read 12,000 events. */
class EventPlansTest extends PlansScene {

    private static final String MANY_EVENTS = """
            WITH given AS (SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS run_id FROM generate_series(1, :count) AS n),
            stored AS (
                INSERT INTO raw_event (id, organization_id, integration_id, run_id, delivery_id, event_type, external_id, received_at,
                    content_type, headers, receipt, body, payload)
                SELECT id, :organization, :integration, run_id, n::text, 'type-' || n % 5, 'T-' || n % 5000,
                    now() - n * interval '1 second', 'application/json', '{}', '{}', '{}', '{}' FROM given)
            INSERT INTO event_delivery (integration_id, delivery_id, organization_id, event_id, run_id)
            SELECT :integration, n::text, :organization, id, run_id FROM given
            """;

    private UUID integration;

    EventPlansTest() {
        super(2_000, 10_000, "signalbox.raw_event, signalbox.event_delivery");
    }

    @Test
    void readsTheNewestPageInTheOrderOfAnIndex() {
        assertThat(plan(null, null))
                .contains("raw_event_newest", "event_delivery_pkey")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void findsTheEventsOfATicketByIndex() {
        assertThat(plan(integration, "T-50")).contains("raw_event_of_ticket").doesNotContain("Seq Scan");
    }

    @Test
    void findsTheEventsOfATypeByIndex() {
        var filter = new EventFilter(null, null, "type-nobody-sends", null, null);

        assertThat(plan(Events.newest(filter, null)))
                .contains("raw_event_of_type")
                .doesNotContain("Sort", "Seq Scan");
    }

    private String plan(@Nullable UUID ofIntegration, @Nullable String externalId) {
        var filter = new EventFilter(ofIntegration, null, null, externalId, null);
        ListQuery query = Events.newest(filter, new Cursor(Instant.now(), new UUID(0, 0)));
        return plan(query);
    }

    @Override
    protected void insert(TenantOrganization owner, int count) {
        integration = owner.integration("generic");
        owner.call(() -> jdbc.sql(MANY_EVENTS)
                .param("count", count)
                .param("organization", owner.id())
                .param("integration", integration)
                .update());
    }
}
