package io.signalbox.controlplane.agentclient;

/**
 * Whether the agent answers.
 *
 * @param detail its version, or why it does not answer
 */
public record AgentStatus(boolean up, String detail) {}
