package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.contract.shared.CommentVisibility;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A comment being filled, field by field, each with where it came from and cut to the contract's limits. */
public final class SourcedComment {

    private final String externalId;
    private final long version;
    private final Map<String, Provenance> provenance = new LinkedHashMap<>();
    private @Nullable Person author;
    private @Nullable String body;
    private @Nullable String url;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable CommentVisibility visibility;

    /** @param externalId unique within the whole integration, not only below its ticket */
    public SourcedComment(String externalId, long version) {
        this.externalId = externalId;
        this.version = version;
    }

    public SourcedComment author(@Nullable Sourced<Person> person) {
        return set("author_id", person, value -> author = value);
    }

    /** Markdown or plain text. */
    public SourcedComment body(@Nullable Sourced<String> text) {
        return set("body", text == null ? null : Bounds.cut(text, Bounds.TEXT), value -> body = value);
    }

    /** Left out when it is no http or https link. */
    public SourcedComment url(@Nullable Sourced<String> link) {
        return set("url", link == null || !Bounds.isLink(link.value()) ? null : link, value -> url = value);
    }

    public SourcedComment createdAt(@Nullable Sourced<Instant> time) {
        return set("source_created_at", time, value -> createdAt = value);
    }

    public SourcedComment updatedAt(@Nullable Sourced<Instant> time) {
        return set("source_updated_at", time, value -> updatedAt = value);
    }

    public SourcedComment visibility(@Nullable Sourced<CommentVisibility> who) {
        return set("visibility", who, value -> visibility = value);
    }

    public CommentFields written() {
        return new CommentFields(
                externalId, version, author, body, url, createdAt, updatedAt, false, visibility, provenance);
    }

    /** Of a deleted comment nothing is kept but who wrote it and that it was there. */
    public CommentFields deleted() {
        Map<String, Provenance> kept = new LinkedHashMap<>(provenance);
        kept.keySet().removeIf(field -> !field.equals("author_id"));
        return new CommentFields(externalId, version, author, null, null, null, null, true, null, kept);
    }

    private <T> SourcedComment set(String field, @Nullable Sourced<T> sourced, Consumer<T> setter) {
        if (sourced != null) {
            setter.accept(sourced.value());
            provenance.put(field, sourced.provenance());
        }
        return this;
    }
}
