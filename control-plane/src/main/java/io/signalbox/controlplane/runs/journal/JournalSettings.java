package io.signalbox.controlplane.runs.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long recordings are kept.
 *
 * @param retention after the last use of a recorded answer; then the runs that got it can no longer be replayed
 * @param cleanInterval pause between two rounds of deleting
 * @param cleanBatch most answers deleted in one statement
 */
@ConfigurationProperties("signalbox.journal")
record JournalSettings(
        @DefaultValue("30d") Duration retention,
        @DefaultValue("10s") Duration cleanInterval,
        @DefaultValue("1000") int cleanBatch) {}
