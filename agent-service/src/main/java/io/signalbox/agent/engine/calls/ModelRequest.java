package io.signalbox.agent.engine.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One question to a model.
 *
 * @param schemaName what the schema is called towards the provider
 * @param schema JSON schema of the answer, given to the provider as its response format where it knows one
 */
public record ModelRequest(String system, String user, String schemaName, ObjectNode schema) {}
