package io.signalbox.controlplane.tickets.comments;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who may read a comment at its source. */
public enum CommentVisibility {
    PUBLIC,
    /** A note among those who work on the ticket; who asked for it does not see it. */
    INTERNAL;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null when there is no code. */
    public static @Nullable CommentVisibility of(@Nullable String code) {
        return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
