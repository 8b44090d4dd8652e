package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.SourceTime;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.contracts.senders.SenderFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times as senders write them; those without an offset are in the integration's time zone. */
record SenderTime(ZoneId zone) {

    /** UTC unless the settings name a zone. */
    static SenderTime of(Map<String, String> settings) {
        String zone = settings.get(SenderFields.TIME_ZONE);
        try {
            return new SenderTime(zone == null || zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            return new SenderTime(ZoneOffset.UTC);
        }
    }

    @Nullable
    Sourced<Instant> moment(Cursor place) {
        return Sourced.at(place, "generic.time", text -> SourceTime.guess(text, place.pointer(), zone));
    }

    /** The date as it is written; of a moment that is no date, the date in the zone. */
    @Nullable
    Sourced<LocalDate> date(Cursor place) {
        return Sourced.at(
                place,
                "generic.date",
                text -> text.matches("\\d{4}-\\d{2}-\\d{2}([T ].*)?")
                        ? SourceTime.date(text, place.pointer())
                        : SourceTime.guess(text, place.pointer(), zone)
                                .atZone(zone)
                                .toLocalDate());
    }
}
