package io.signalbox.controlplane.runs.journal;

import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes recorded answers that have expired, a bounded number in each round, over all organizations. */
@Component
class JournalCleaning extends PeriodicTask {

    private final JdbcClient jdbc;
    private final JournalSettings settings;
    private final Clock clock;

    JournalCleaning(JdbcClient jdbc, JournalSettings settings, Clock clock) {
        super("journal-cleaning", settings.cleanInterval());
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void round() {
        clean();
    }

    /** How many were deleted. */
    int clean() {
        return jdbc.sql("SELECT delete_expired_blobs(?, ?)")
                .params(Timestamp.from(clock.instant()), settings.cleanBatch())
                .query(Integer.class)
                .single();
    }
}
