package io.signalbox.controlplane.runs.assignments;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What agents are given.
 *
 * @param deadline longest an attempt may take altogether: three rounds of a model at its longest wait, and some
 * @param maxBytes of one answer, about; a larger run comes alone
 */
@ConfigurationProperties("signalbox.attempts")
record AssignmentSettings(
        @DefaultValue("120s") Duration deadline,
        @DefaultValue("4194304") int maxBytes) {}
