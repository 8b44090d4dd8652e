package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Notes;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.SourcedComment;
import io.signalbox.contract.shared.CommentVisibility;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the comment of an event. */
final class SenderComment {

    private final Places places;
    private final SenderTime time;
    private final Notes notes;
    private final SenderPayload payload;

    SenderComment(Places places, SenderTime time, Notes notes) {
        this.places = places;
        this.time = time;
        this.notes = notes;
        this.payload = places.payload();
    }

    /** Nothing when there is no text. */
    Optional<CommentFields> written() {
        Sourced<String> body = body();
        if (body == null) {
            return Optional.empty();
        }
        Sourced<Instant> created = moment("created_at");
        Sourced<Instant> updated = moment("updated_at");
        return Optional.of(new SourcedComment(id(body.value()), version(updated, created))
                .author(notes.read(this::person))
                .body(body)
                .url(notes.read(() -> places.text("url")))
                .createdAt(created)
                .updatedAt(updated)
                .visibility(visibility())
                .written());
    }

    /** Nothing when it does not say which comment it was. */
    Optional<CommentFields> deleted() {
        if (notes.read(() -> places.text("id")) == null) {
            return Optional.empty();
        }
        long version = payload.event().receivedAt().toEpochMilli();
        return Optional.of(new SourcedComment(id(""), version)
                .author(notes.read(this::person))
                .deleted());
    }

    private @Nullable Sourced<String> body() {
        Sourced<String> html = notes.read(() -> places.text("body_html"));
        return html == null ? notes.read(() -> places.text("body")) : html.by("html.markdown", HtmlMarkdown::of);
    }

    private @Nullable Sourced<Person> person() {
        return places.place("author").map(GenericParts::person).orElse(null);
    }

    private @Nullable Sourced<Instant> moment(String part) {
        return notes.read(() -> places.place(part).map(time::moment).orElse(null));
    }

    /** Unique within the integration: senders often number comments below each ticket. A text without an id is known by its content. */
    private String id(String body) {
        Sourced<String> given = notes.read(() -> places.text("id"));
        boolean whole = given != null && places.of("id").stream().noneMatch(template -> template.isPlain());
        if (whole && given.value().length() <= Bounds.ID) {
            return given.value();
        }
        String own = given == null
                ? "sha256:" + digest(payload.event().receivedAt() + "\n" + body).substring(0, 32)
                : given.value();
        String id = payload.event().externalId() + "#" + own;
        return id.length() <= Bounds.ID ? id : "sha256:" + digest(id);
    }

    private long version(@Nullable Sourced<Instant> updated, @Nullable Sourced<Instant> created) {
        Sourced<Instant> newest = updated == null ? created : updated;
        return (newest == null ? payload.event().receivedAt() : newest.value()).toEpochMilli();
    }

    private @Nullable Sourced<CommentVisibility> visibility() {
        Sourced<CommentVisibility> internal =
                visibility("internal", CommentVisibility.INTERNAL, CommentVisibility.PUBLIC);
        return internal == null ? visibility("public", CommentVisibility.PUBLIC, CommentVisibility.INTERNAL) : internal;
    }

    private @Nullable Sourced<CommentVisibility> visibility(
            String part, CommentVisibility whenTrue, CommentVisibility whenFalse) {
        Sourced<String> said = notes.read(() -> places.text(part));
        Boolean value = said == null ? null : truth(said.value());
        return said == null || value == null
                ? null
                : said.by("generic.visibility", ignored -> value ? whenTrue : whenFalse);
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Boolean.TRUE;
            case "false", "0", "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
