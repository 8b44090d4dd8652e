package io.signalbox.controlplane.tickets;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.tickets.versions.Versions;
import io.signalbox.controlplane.tickets.versions.VersionsJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Between a row of the ticket table and a {@link Ticket}. */
@Component
public class TicketRowMapper {

    /** All but the search vector, which is often larger than everything else. */
    public static final String COLUMNS = """
            id, integration_id, external_id, source_version, versions, merged_into, erased_at, key, title, description,
            url, raw_status, status, raw_priority, priority, raw_type, type, labels, assignee_id, reporter_id, parent_external_id,
            due_date, source_created_at, source_updated_at, custom_fields, provenance, deleted_at, created_at, updated_at
            """;

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<Map<String, Source>> SOURCES = new TypeReference<>() {};

    /** Not the one of the web: what is stored must not change with how answers look. Numbers keep every digit. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public Ticket read(Row row) {
        VersionsJson versions = versionsJson(row);
        return new Ticket(
                row.uuid("id"),
                new TicketKey(row.uuid("integration_id"), row.text("external_id")),
                fields(row),
                row.value("provenance", this::provenance),
                versions.versions(),
                versions.merge(row.textOrNull("merged_into")),
                row.instantOrNull("deleted_at"),
                row.instantOrNull("erased_at"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    public Versions versions(Row row) {
        return versionsJson(row).versions();
    }

    private VersionsJson versionsJson(Row row) {
        return json.readValue(row.text("versions"), VersionsJson.class);
    }

    private TicketFields fields(Row row) {
        return new TicketFields(
                row.text("title"),
                row.textOrNull("description"),
                row.textOrNull("raw_status"),
                row.value("status", TicketStatus::of),
                row.textOrNull("raw_priority"),
                row.value("priority", TicketPriority::of),
                row.textOrNull("raw_type"),
                row.value("type", TicketType::of),
                row.textOrNull("url"),
                row.textOrNull("key"),
                row.texts("labels"),
                row.uuidOrNull("assignee_id"),
                row.uuidOrNull("reporter_id"),
                row.textOrNull("parent_external_id"),
                row.dateOrNull("due_date"),
                row.instantOrNull("source_created_at"),
                row.instantOrNull("source_updated_at"),
                new CustomFields(json.readValue(row.text("custom_fields"), OBJECT)));
    }

    /** As {@link #provenanceJson} wrote it. */
    public Map<String, StoredProvenance> provenance(String stored) {
        Map<String, StoredProvenance> sources = new LinkedHashMap<>();
        new TreeMap<>(json.readValue(stored, SOURCES))
                .forEach((name, source) -> sources.put(name, source.provenance()));
        return sources;
    }

    /** As it is stored. */
    public String json(Object value) {
        return json.writeValueAsString(value);
    }

    /** As it is stored. */
    public String provenanceJson(Map<String, StoredProvenance> provenance) {
        Map<String, Source> sources = new TreeMap<>();
        provenance.forEach((name, stored) -> sources.put(name, Source.of(stored)));
        return json(sources);
    }

    /** Provenance of one field as it is stored, in short names because every ticket has a dozen. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Source(
            String kind,
            @Nullable String pointer,
            @Nullable String rule,
            @Nullable String model,
            @Nullable Integer attempt,
            @Nullable UUID event,
            @Nullable UUID run,
            @Nullable Key key) {

        private record Key(UUID id, String name) {}

        static Source of(StoredProvenance stored) {
            return switch (stored.origin()) {
                case ChangeOrigin.Run run -> of(stored.source(), run.eventId(), run.runId(), null);
                case ChangeOrigin.Service(UUID id, String name) -> of(stored.source(), null, null, new Key(id, name));
            };
        }

        private static Source of(FieldProvenance source, @Nullable UUID event, @Nullable UUID run, @Nullable Key key) {
            return new Source(
                    source.kind().code(),
                    source.pointer(),
                    source.rule(),
                    source.model(),
                    source.attempt(),
                    event,
                    run,
                    key);
        }

        StoredProvenance provenance() {
            return new StoredProvenance(
                    new FieldProvenance(FieldProvenance.Kind.of(kind), pointer, rule, model, attempt), origin());
        }

        private ChangeOrigin origin() {
            return key == null
                    ? new ChangeOrigin.Run(requireNonNull(run), requireNonNull(event))
                    : new ChangeOrigin.Service(key.id(), key.name());
        }
    }
}
