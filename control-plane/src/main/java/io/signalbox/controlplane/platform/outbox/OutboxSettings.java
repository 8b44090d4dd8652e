package io.signalbox.controlplane.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stored entries are worked on.
 *
 * @param concurrency entries of organizations, and as many of the installation, that a replica works on at once
 * @param sweepInterval how often a replica looks for entries that nobody told it of: those of replicas that died, and repeated attempts
 * @param lease how long a replica may work on an entry before others may take it; longer than a mail server may take to answer
 * @param firstRetry wait before the second attempt; each later wait is four times as long
 * @param maxRetry longest wait between two attempts
 * @param maxAttempts after which an entry is given up; with the other defaults that is six and a half hours after the first one
 * @param maxWaiting entries that one organization, or the installation, may have waiting; more are refused
 */
@ConfigurationProperties("signalbox.outbox")
record OutboxSettings(
        @DefaultValue("4") int concurrency,
        @DefaultValue("5s") Duration sweepInterval,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration maxRetry,
        @DefaultValue("12") int maxAttempts,
        @DefaultValue("10000") int maxWaiting) {

    private static final int GROWTH = 4;

    /** When an entry is tried again whose attempt of this number, from 1, failed now. */
    Instant nextAttempt(int attempt, Instant now) {
        Duration wait = firstRetry;
        for (int failed = 1; failed < attempt && wait.compareTo(maxRetry) < 0; failed++) {
            wait = wait.multipliedBy(GROWTH);
        }
        return now.plus(wait.compareTo(maxRetry) < 0 ? wait : maxRetry);
    }
}
