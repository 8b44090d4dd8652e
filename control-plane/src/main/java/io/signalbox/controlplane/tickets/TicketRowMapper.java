package io.signalbox.controlplane.tickets;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalbox.controlplane.tickets.versions.Versions;
import io.signalbox.controlplane.tickets.versions.VersionsJson;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
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

    public Ticket read(ResultSet row) throws SQLException {
        VersionsJson versions = versionsJson(row);
        return new Ticket(
                uuid(row, "id"),
                new TicketKey(uuid(row, "integration_id"), row.getString("external_id")),
                fields(row),
                provenance(row.getString("provenance")),
                versions.versions(),
                versions.merge(row.getString("merged_into")),
                time(row, "deleted_at"),
                time(row, "erased_at"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    public Versions versions(ResultSet row) throws SQLException {
        return versionsJson(row).versions();
    }

    private VersionsJson versionsJson(ResultSet row) throws SQLException {
        return json.readValue(row.getString("versions"), VersionsJson.class);
    }

    private TicketFields fields(ResultSet row) throws SQLException {
        return new TicketFields(
                row.getString("title"),
                row.getString("description"),
                row.getString("raw_status"),
                TicketStatus.of(row.getString("status")),
                row.getString("raw_priority"),
                TicketPriority.of(row.getString("priority")),
                row.getString("raw_type"),
                TicketType.of(row.getString("type")),
                row.getString("url"),
                row.getString("key"),
                labels(row),
                row.getObject("assignee_id", UUID.class),
                row.getObject("reporter_id", UUID.class),
                row.getString("parent_external_id"),
                row.getObject("due_date", LocalDate.class),
                time(row, "source_created_at"),
                time(row, "source_updated_at"),
                new CustomFields(json.readValue(row.getString("custom_fields"), OBJECT)));
    }

    /** As {@link #provenanceJson} wrote it. */
    public Map<String, StoredProvenance> provenance(String stored) {
        Map<String, StoredProvenance> sources = new LinkedHashMap<>();
        new TreeMap<>(json.readValue(stored, SOURCES))
                .forEach((name, source) -> sources.put(name, source.provenance()));
        return sources;
    }

    public PGobject json(Object value) {
        var object = new PGobject();
        object.setType("jsonb");
        try {
            object.setValue(json.writeValueAsString(value));
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
        return object;
    }

    /** As it is stored. */
    public PGobject provenanceJson(Map<String, StoredProvenance> provenance) {
        Map<String, Source> sources = new TreeMap<>();
        provenance.forEach((name, stored) -> sources.put(name, Source.of(stored)));
        return json(sources);
    }

    public static List<String> labels(ResultSet row) throws SQLException {
        Array labels = row.getArray("labels");
        return List.of((String[]) labels.getArray());
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
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
