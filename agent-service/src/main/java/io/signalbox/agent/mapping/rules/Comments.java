package io.signalbox.agent.mapping.rules;

import io.signalbox.agent.mapping.CommentFields;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.UnexpectedShape;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comments within the contract's limits. */
public final class Comments {

    private Comments() {}

    /** @param id unique within the whole integration, not only below its ticket */
    public static CommentFields written(
            String id,
            long version,
            @Nullable Person author,
            @Nullable String body,
            @Nullable String url,
            @Nullable Instant created,
            @Nullable Instant updated) {
        return new CommentFields(id, version, author, cut(body), link(url), created, updated, false, null, Map.of());
    }

    /** Of a deleted comment nothing is kept but that it was there. */
    public static CommentFields deleted(String id, long version, @Nullable Person author) {
        return new CommentFields(id, version, author, null, null, null, null, true, null, Map.of());
    }

    /** The id at a place, which has to fit. */
    public static String id(Cursor at) {
        String id = at.requiredString();
        if (id.length() > Bounds.ID) {
            throw UnexpectedShape.at(at.pointer(), "an id of at most " + Bounds.ID + " characters");
        }
        return id;
    }

    private static @Nullable String cut(@Nullable String body) {
        return body == null ? null : Bounds.cut(body, Bounds.TEXT);
    }

    private static @Nullable String link(@Nullable String url) {
        return url != null && Bounds.isLink(url) ? url : null;
    }
}
