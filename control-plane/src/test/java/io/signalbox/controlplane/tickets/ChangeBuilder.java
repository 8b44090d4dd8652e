package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.tickets.comments.CommentChange;
import io.signalbox.controlplane.tickets.comments.CommentVisibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes for tests: a full upsert of an open task, unless said otherwise. */
public final class ChangeBuilder {

    public static final UUID RUN = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    public static final UUID EVENT = UUID.fromString("01900000-0000-7000-8000-00000000000b");

    private TicketKey ticket = new TicketKey(new UUID(0, 1), "10001");
    private ChangeOrigin origin = new ChangeOrigin.Run(RUN, EVENT);
    private TicketOperation operation = TicketOperation.UPSERT;
    private Completeness completeness = Completeness.FULL;
    private long version = 1_700_000_000_000L;
    private long sequence;
    private long position = 1;
    private String mergedInto;
    private boolean bare;
    private String title = "Printer is on fire";
    private String description;
    private TicketStatus status = TicketStatus.OPEN;
    private TicketPriority priority = TicketPriority.NORMAL;
    private String url;
    private String key;
    private List<String> labels = List.of();
    private UUID assignee;
    private String parent;
    private LocalDate dueDate;
    private Instant sourceUpdatedAt;
    private Map<String, Object> customFields = Map.of();
    private final Map<String, FieldProvenance> provenance = new HashMap<>();
    private final List<CommentChange> comments = new ArrayList<>();
    private UUID actor;

    private ChangeBuilder() {}

    public static ChangeBuilder aChange() {
        return new ChangeBuilder();
    }

    public static FieldProvenance from(String pointer) {
        return new FieldProvenance(FieldProvenance.Kind.PAYLOAD, pointer, null, null, null);
    }

    public ChangeBuilder of(TicketKey value) {
        ticket = value;
        return this;
    }

    public ChangeBuilder by(UUID run, UUID event) {
        origin = new ChangeOrigin.Run(run, event);
        return this;
    }

    public ChangeBuilder deletion() {
        operation = TicketOperation.DELETE;
        bare = true;
        return this;
    }

    /** A deletion that carries the ticket as it was. */
    ChangeBuilder deletionWithTicket() {
        operation = TicketOperation.DELETE;
        return this;
    }

    ChangeBuilder partial() {
        completeness = Completeness.PARTIAL;
        return this;
    }

    /** Only these fields count. */
    public ChangeBuilder patch(String... fields) {
        completeness = Completeness.PATCH;
        Arrays.stream(fields).forEach(field -> provenance.put(field, from("/" + field)));
        return this;
    }

    public ChangeBuilder version(long value) {
        version = value;
        return this;
    }

    ChangeBuilder sequence(long value) {
        sequence = value;
        return this;
    }

    ChangeBuilder position(long value) {
        position = value;
        return this;
    }

    ChangeBuilder mergedInto(String survivor) {
        mergedInto = survivor;
        return deletion();
    }

    ChangeBuilder withoutTicket() {
        bare = true;
        return this;
    }

    public ChangeBuilder title(String value) {
        title = value;
        return this;
    }

    public ChangeBuilder description(String value) {
        description = value;
        return this;
    }

    public ChangeBuilder status(TicketStatus value) {
        status = value;
        return this;
    }

    public ChangeBuilder priority(TicketPriority value) {
        priority = value;
        return this;
    }

    public ChangeBuilder url(String value) {
        url = value;
        return this;
    }

    public ChangeBuilder key(String value) {
        key = value;
        return this;
    }

    public ChangeBuilder labels(String... values) {
        labels = List.of(values);
        return this;
    }

    public ChangeBuilder assignee(UUID value) {
        assignee = value;
        return this;
    }

    public ChangeBuilder parent(String value) {
        parent = value;
        return this;
    }

    public ChangeBuilder dueDate(LocalDate value) {
        dueDate = value;
        return this;
    }

    public ChangeBuilder sourceUpdatedAt(Instant value) {
        sourceUpdatedAt = value;
        return this;
    }

    public ChangeBuilder customFields(Map<String, Object> values) {
        customFields = values;
        return this;
    }

    public ChangeBuilder provenance(String field, FieldProvenance source) {
        provenance.put(field, source);
        return this;
    }

    public ChangeBuilder comment(String externalId, long commentVersion, String body) {
        return comment(externalId, commentVersion, null, body, null, false);
    }

    ChangeBuilder commentBy(UUID author, String externalId, long commentVersion, String body) {
        return comment(externalId, commentVersion, author, body, null, false);
    }

    ChangeBuilder commentWithUrl(String externalId, long commentVersion, String body, String url) {
        return comment(externalId, commentVersion, null, body, url, false);
    }

    ChangeBuilder deletedComment(String externalId, long commentVersion) {
        return comment(externalId, commentVersion, null, null, null, true);
    }

    ChangeBuilder internalComment(String externalId, long commentVersion, String body, FieldProvenance source) {
        comments.add(new CommentChange(
                externalId,
                commentVersion,
                0,
                null,
                body,
                null,
                null,
                null,
                false,
                CommentVisibility.INTERNAL,
                Map.of("body", source)));
        return this;
    }

    private ChangeBuilder comment(
            String externalId, long commentVersion, UUID author, String body, String url, boolean deleted) {
        comments.add(new CommentChange(
                externalId, commentVersion, 0, author, body, url, null, null, deleted, null, Map.of()));
        return this;
    }

    public ChangeBuilder actor(UUID value) {
        actor = value;
        return this;
    }

    public TicketChange build() {
        TicketFields fields = new TicketFields(
                title,
                description,
                null,
                status,
                null,
                priority,
                null,
                TicketType.TASK,
                url,
                key,
                labels,
                assignee,
                null,
                parent,
                dueDate,
                null,
                sourceUpdatedAt,
                new CustomFields(customFields));
        return new TicketChange(
                origin,
                ticket,
                operation,
                completeness,
                version,
                sequence,
                position,
                mergedInto,
                bare ? null : fields,
                provenance,
                comments,
                actor);
    }
}
