package io.signalbox.controlplane.events;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunInputs;
import io.signalbox.controlplane.runs.RunSubject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what runs of events are about. */
@Component
class StoredRunInputs implements RunInputs {

    private final Integrations integrations;
    private final JdbcClient jdbc;

    StoredRunInputs(Integrations integrations, JdbcClient jdbc) {
        this.integrations = integrations;
        this.jdbc = jdbc;
    }

    @Override
    public String subjectType() {
        return EventSubjects.TYPE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, RunSubject> subjects(Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Map.of();
        }
        List<Source> sources = jdbc.sql(
                        "SELECT id, integration_id, event_type, external_id, ticket_key FROM raw_event WHERE id IN (:ids)")
                .param("ids", eventIds)
                .query(Row.as(row -> new Source(
                        row.uuid("id"),
                        row.uuid("integration_id"),
                        row.text("event_type"),
                        row.text("external_id"),
                        row.textOrNull("ticket_key"))))
                .list();
        Map<UUID, IntegrationView> known =
                integrations.findAll(sources.stream().map(Source::integrationId).collect(toSet()));
        return sources.stream().collect(toMap(Source::eventId, source -> {
            IntegrationView integration = requireNonNull(known.get(source.integrationId()));
            return new RunSubject(
                    integration.id(),
                    integration.name(),
                    integration.provider(),
                    source.eventType(),
                    source.externalId(),
                    source.ticketKey());
        }));
    }

    private record Source(
            UUID eventId,
            UUID integrationId,
            String eventType,
            String externalId,
            @Nullable String ticketKey) {}
}
