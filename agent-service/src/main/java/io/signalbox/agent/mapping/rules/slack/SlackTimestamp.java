package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.SourceTime;
import java.time.Instant;

/** Slack names a message by its time, "1712345678.000200"; the digits behind the point also make it unique. */
final class SlackTimestamp {

    private SlackTimestamp() {}

    static Instant instant(Cursor ts) {
        return SourceTime.seconds(ts.requiredString(), ts.pointer());
    }

    static long millis(Cursor ts) {
        return instant(ts).toEpochMilli();
    }
}
