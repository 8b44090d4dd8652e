package io.signalbox.agent.engine.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One effect.
 *
 * @param kind what it is, for example {@code ticket.upsert}
 * @param request what it carries, in the words of the internal contract
 */
public record Effect(String kind, ObjectNode request) {}
