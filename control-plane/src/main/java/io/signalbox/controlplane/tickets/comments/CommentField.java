package io.signalbox.controlplane.tickets.comments;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a comment by the names that provenance uses. */
public enum CommentField {
    AUTHOR_ID(CommentChange::authorId),
    BODY(CommentChange::body),
    URL(CommentChange::url),
    SOURCE_CREATED_AT(CommentChange::sourceCreatedAt),
    SOURCE_UPDATED_AT(CommentChange::sourceUpdatedAt),
    VISIBILITY(CommentChange::visibility);

    private final Function<CommentChange, @Nullable Object> getter;

    CommentField(Function<CommentChange, @Nullable Object> getter) {
        this.getter = getter;
    }

    /** Whether a field has that name. */
    public static boolean isKnown(String code) {
        return Arrays.stream(values()).anyMatch(field -> field.code().equals(code));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null when the change does not say. */
    @Nullable
    Object valueIn(CommentChange change) {
        return getter.apply(change);
    }
}
