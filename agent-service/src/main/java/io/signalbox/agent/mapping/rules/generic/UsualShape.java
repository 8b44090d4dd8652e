package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.contracts.senders.EventShape;
import io.signalbox.contracts.senders.EventShape.Kind;
import io.signalbox.contracts.senders.Template;
import io.signalbox.contracts.senders.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an event of an unknown sender is, by the names that senders commonly use. */
final class UsualShape {

    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("title", List.of("title", "summary", "subject", "headline", "name")),
            Map.entry("status", List.of("status", "state")),
            Map.entry("priority", List.of("priority", "severity", "urgency")),
            Map.entry("type", List.of("ticket_type", "issue_type", "kind", "category", "type")),
            Map.entry("description", List.of("description", "body", "text", "message", "details", "content")),
            Map.entry(
                    "updated_at",
                    List.of(
                            "updated_at",
                            "updatedAt",
                            "updated_on",
                            "modified_at",
                            "last_modified",
                            "updated",
                            "timestamp")),
            Map.entry("created_at", List.of("created_at", "createdAt", "created_on", "opened_at", "created")),
            Map.entry("url", List.of("html_url", "web_url", "url", "link", "permalink")),
            Map.entry("key", List.of("key", "identifier", "number")),
            Map.entry("labels", List.of("labels", "tags")),
            Map.entry("assignee", List.of("assignee", "assigned_to", "assignedTo", "assignees")),
            Map.entry("reporter", List.of("reporter", "requester", "author", "creator", "created_by", "opened_by")),
            Map.entry("due_date", List.of("due_date", "dueDate", "due", "due_at", "due_on")),
            Map.entry("parent", List.of("parent_id", "parentId", "parent")));

    private static final Map<String, List<String>> COMMENT = Map.of(
            "id", List.of("id", "comment_id", "note_id", "uuid"),
            "body", List.of("body", "text", "content", "message", "note", "comment", "description"),
            "author", List.of("author", "user", "created_by", "creator", "from", "by"),
            "url", List.of("html_url", "url", "link"),
            "created_at", List.of("created_at", "createdAt", "created_on", "created", "timestamp"),
            "updated_at", List.of("updated_at", "updatedAt", "updated_on", "edited_at"),
            "internal", List.of("internal", "private", "is_private", "is_internal"),
            "public", List.of("public", "is_public"));

    /** When the ticket does not say when it was changed, its envelope may say when that happened. */
    private static final List<Template> EVENT_TIMES = below("", List.of("occurred_at", "timestamp", "time"));

    private static final List<String> COMMENT_PLACES = List.of(
            "/comment",
            "/data/comment",
            "/payload/comment",
            "/event/data/comment",
            "/note",
            "/data/note",
            "/reply",
            "/data/reply",
            "/object_attributes");
    private static final List<String> ACTIONS =
            List.of("/action", "/data/action", "/event/action", "/object_attributes/action", "/operation");

    private final SenderPayload payload;
    private final Thing thing;
    private final EventVocabulary happened;
    private final EventVocabulary action;

    UsualShape(SenderPayload payload) {
        this.payload = payload;
        this.thing = Thing.in(payload);
        this.happened = EventVocabulary.of(payload.event().eventType());
        this.action = EventVocabulary.of(ACTIONS.stream()
                .map(payload::text)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(""));
    }

    EventShape find() {
        Optional<String> comment = commentPlace();
        Kind kind = comment.isPresent() ? commentKind() : ticketKind();
        return new EventShape(
                Map.of(),
                kind,
                List.of(),
                comment.filter(thing.pointer()::equals).isPresent() ? Map.of() : fieldsOf(thing.pointer()),
                comment.map(UsualShape::commentAt).orElse(Map.of()),
                Optional.empty());
    }

    /** The object whose members are the ticket. */
    String ticketPlace() {
        return thing.pointer();
    }

    /** What was deleted when the event says so of something that may or may not be a ticket. */
    Optional<String> deletedThing() {
        String noun = happened.isDeletion() ? happened.deleted() : happened.last();
        boolean deleted = happened.isDeletion() || action.isDeletion();
        return deleted && !isTicket(noun) ? Optional.of(noun) : Optional.empty();
    }

    private Kind commentKind() {
        boolean deleted = happened.isDeletion() && EventVocabulary.isComment(happened.deleted())
                || action.isDeletion() && !EventVocabulary.isTicket(action.deleted());
        return deleted ? Kind.COMMENT_DELETION : Kind.COMMENT;
    }

    private Kind ticketKind() {
        if (happened.isDeletion()) {
            return isTicket(happened.deleted()) ? Kind.DELETION : Kind.TICKET;
        }
        boolean deletes = action.isDeletion() && isTicket(action.deleted()) && isTicket(happened.last());
        return deletes ? Kind.DELETION : Kind.TICKET;
    }

    private boolean isTicket(String noun) {
        return noun.isEmpty() || EventVocabulary.isTicket(noun) || noun.equals(thing.noun());
    }

    /** A comment has a place of its own; or the event says that it is about one and the thing is it. */
    private Optional<String> commentPlace() {
        boolean about = happened.isAboutComment() || action.isAboutComment();
        Optional<String> own = COMMENT_PLACES.stream()
                .filter(place -> !place.equals(thing.pointer()))
                .filter(place -> about ? isComment(place) : isUnspokenComment(place))
                .findFirst();
        boolean itself = about
                && thing.noun().isEmpty()
                && COMMENT.get("body").stream().anyMatch(name -> payload.text(thing.pointer() + "/" + name)
                        .isPresent());
        boolean deletedItself = about && thing.noun().isEmpty() && (happened.isDeletion() || action.isDeletion());
        return own.or(() -> itself || deletedItself ? Optional.of(thing.pointer()) : Optional.empty());
    }

    private boolean isComment(String place) {
        return payload.isObject(place)
                || !place.equals("/object_attributes") && payload.text(place).isPresent();
    }

    private boolean isUnspokenComment(String place) {
        return payload.isObject(place)
                && payload.text(place + "/id").isPresent()
                && Stream.of("body", "text", "content", "message")
                        .anyMatch(name -> payload.text(place + "/" + name).isPresent())
                && !place.equals("/object_attributes");
    }

    static Map<String, List<Template>> fieldsOf(String place) {
        Map<String, List<Template>> fields = new LinkedHashMap<>();
        FIELDS.forEach((field, names) -> fields.put(field, below(place, names)));
        fields.computeIfPresent("updated_at", (field, own) -> join(own, EVENT_TIMES));
        return fields;
    }

    /** The parts of a comment object; of a bare text, what stands beside it. */
    static Map<String, List<Template>> commentAt(String place) {
        Map<String, List<Template>> parts = new LinkedHashMap<>();
        String beside = place.isEmpty() ? "" : place.substring(0, place.lastIndexOf('/'));
        COMMENT.forEach((part, names) -> parts.put(part, below(place, names)));
        if (!place.isEmpty()) {
            parts.put("body", join(below(place, COMMENT.get("body")), List.of(new Template(place))));
            parts.put("id", join(below(place, COMMENT.get("id")), below(beside, List.of("comment_id", "note_id"))));
        }
        return parts;
    }

    private static List<Template> below(String place, List<String> names) {
        return names.stream().map(name -> new Template(place + "/" + name)).toList();
    }

    private static List<Template> join(List<Template> first, List<Template> second) {
        return Stream.of(first, second).flatMap(List::stream).toList();
    }

    /** Names of a ticket object that are read into fields. */
    static boolean isField(String name) {
        return FIELDS.values().stream().anyMatch(names -> names.contains(name));
    }
}
