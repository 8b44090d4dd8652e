package io.signalbox.agent.engine.calls;

/**
 * How long a prompt may be.
 *
 * @param maxLength characters of data in one prompt
 * @param maxTokens tokens of one prompt
 */
public record PromptBounds(int maxLength, int maxTokens) {}
