package io.signalbox.controlplane.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.paging.Cursor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListQueryTest {

    private static final Cursor CURSOR = new Cursor(Instant.parse("2026-01-02T03:04:05Z"), new UUID(1, 2));

    @Test
    void asksNothingThatWasNotAskedFor() {
        ListQuery query = ListQuery.of("SELECT id FROM thing")
                .where("kind = :kind", "kind", null)
                .where("state IN (:states)", "states", List.of())
                .where("colour = :colour", "colour", (Colour) null, Colour::text)
                .newestFirst("made_at", "id", null);

        assertThat(query.sql()).isEqualTo("SELECT id FROM thing ORDER BY made_at DESC, id DESC LIMIT :most");
        assertThat(query.parameters()).isEmpty();
    }

    @Test
    void joinsWhatWasAskedForAndNamesItsValues() {
        ListQuery query = ListQuery.of("SELECT id FROM thing")
                .where("NOT gone")
                .where("kind = :kind", "kind", "big")
                .where("state IN (:states)", "states", List.of("a", "b"))
                .where("colour = :colour", "colour", Colour.RED, Colour::text);

        assertThat(query.sql())
                .isEqualTo("SELECT id FROM thing WHERE NOT gone AND kind = :kind AND state IN (:states)"
                        + " AND colour = :colour LIMIT :most");
        assertThat(query.parameters()).isEqualTo(Map.of("kind", "big", "states", List.of("a", "b"), "colour", "red"));
    }

    @Test
    void continuesBehindTheCursorInTheOrderOfTheList() {
        ListQuery newest = ListQuery.of("SELECT id FROM thing").newestFirst("made_at", "id", CURSOR);
        ListQuery oldest = ListQuery.of("SELECT id FROM thing").oldestFirst("made_at", "id", CURSOR);

        assertThat(newest.sql())
                .contains("WHERE (made_at, id) < (:cursor_at, :cursor_id) ORDER BY made_at DESC, id DESC LIMIT");
        assertThat(oldest.sql()).contains("WHERE (made_at, id) > (:cursor_at, :cursor_id) ORDER BY made_at, id LIMIT");
        assertThat(newest.parameters())
                .isEqualTo(oldest.parameters())
                .isEqualTo(Map.of("cursor_at", Timestamp.from(CURSOR.at()), "cursor_id", CURSOR.id()));
    }

    private enum Colour {
        RED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
