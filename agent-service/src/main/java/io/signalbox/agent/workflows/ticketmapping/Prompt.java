package io.signalbox.agent.workflows.ticketmapping;

/**
 * The two messages of one call.
 *
 * @param shortened whether the model is shown less than the whole event
 */
record Prompt(String system, String user, boolean shortened) {}
