package io.signalbox.controlplane.runs.counters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Counters and their proof.
 *
 * @param foldEvery pause between two rounds of folding deltas; what is not folded is read by every count
 * @param recountEvery pause between two looks for an organization to recount, each counting all of its rows
 * @param recountAgain how long the recount of an organization stands before its next turn
 * @param recountTimeout longest statement of a recount
 */
@ConfigurationProperties("signalbox.counters")
record CounterSettings(
        @DefaultValue("1s") Duration foldEvery,
        @DefaultValue("1m") Duration recountEvery,
        @DefaultValue("15m") Duration recountAgain,
        @DefaultValue("30s") Duration recountTimeout) {}
