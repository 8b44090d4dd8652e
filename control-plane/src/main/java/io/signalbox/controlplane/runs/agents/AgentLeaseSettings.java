package io.signalbox.controlplane.runs.agents;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long agents may be silent, and what their death means.
 *
 * @param recovery false on replicas that leave the recovery of lost attempts to others
 * @param lease how long an agent lives on after its last heartbeat; four heartbeats, so that one late or lost costs nothing
 * @param recoveryInterval pause between two looks for lost attempts
 * @param attemptTimeout how long an attempt may take altogether before it is taken from an agent that does not end it
 * @param maxDeaths deaths of agents after which a run goes alone, and deaths alone after which it is a dead letter
 * @param retention how long a process that is gone is still known
 */
@ConfigurationProperties("signalbox.agents")
public record AgentLeaseSettings(
        @DefaultValue("true") boolean recovery,
        @DefaultValue("4s") Duration lease,
        @DefaultValue("1s") Duration recoveryInterval,
        @DefaultValue("15m") Duration attemptTimeout,
        @DefaultValue("3") int maxDeaths,
        @DefaultValue("24h") Duration retention) {}
