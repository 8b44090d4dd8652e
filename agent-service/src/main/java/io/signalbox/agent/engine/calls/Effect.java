package io.signalbox.agent.engine.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that happens with the end of a run.
 *
 * @param kind what it is, in the words of the internal contract
 * @param content what it carries; in the contract, the member named as the kind
 */
public record Effect(String kind, ObjectNode content) {}
