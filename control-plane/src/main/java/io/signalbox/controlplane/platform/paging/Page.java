package io.signalbox.controlplane.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows and where the next ones start.
 *
 * @param next null on the last page
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    /** Makes a page of at most {@code limit} from rows that were read with one more than that. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }

    public @Nullable String nextText() {
        return next == null ? null : next.text();
    }
}
