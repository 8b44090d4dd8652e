package io.signalbox.controlplane.runs.forks;

/**
 * What a fork would have ended with. Nothing of it is applied.
 *
 * @param outcome completed or dead_lettered
 * @param result canonical JSON
 * @param effects canonical JSON: a list
 */
public record ForkProposal(String outcome, String result, String effects) {}
