package io.signalbox.agent.runs;

/**
 * How an attempt ended, for its log line and its metrics.
 *
 * @param outcome the contract's word, or {@code over} when nobody wanted to hear of it
 * @param code of a failure, or the kind of a result; {@code -} where there is neither
 * @param rounds repetitions of the run's work so far, over all attempts
 * @param promptTokens of this attempt
 * @param completionTokens of this attempt
 */
public record AttemptEnd(String outcome, String code, int rounds, int promptTokens, int completionTokens) {}
