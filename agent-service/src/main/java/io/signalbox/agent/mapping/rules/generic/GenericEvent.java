package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.SourcedTicket;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/** What happened, as far as the sender's own words say it. */
record GenericEvent(Cursor payload, String eventType, Instant receivedAt) {

    private static final Pattern DELETION =
            Pattern.compile("(?:^|.*[._:/ -])(?:ticket|issue|case|task)[._:/ -](?:deleted|removed|destroyed)$");

    boolean isDeletion() {
        return DELETION.matcher(eventType.toLowerCase(Locale.ROOT)).matches();
    }

    Mapping tombstone() {
        return SourcedTicket.bareTombstone(receivedAt.toEpochMilli(), null);
    }
}
