package io.signalbox.controlplane.internalapi;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much agents may ask at once.
 *
 * @param maxWaiting requests for runs that may wait for something to become due; each holds a connection and no thread
 * @param maxBatches batches of ends and advances that are stored at once; more would only wait for database connections
 * @param batchWait longest that a batch waits for its turn
 */
@ConfigurationProperties("signalbox.internal")
record InternalApiSettings(
        @DefaultValue("512") int maxWaiting,
        @DefaultValue("16") int maxBatches,
        @DefaultValue("5s") Duration batchWait) {}
