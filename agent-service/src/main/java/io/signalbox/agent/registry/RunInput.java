package io.signalbox.agent.registry;

import java.util.Map;

/**
 * What a run is about, as its workflow reads it.
 *
 * @param digest SHA-256 of the subject's canonical JSON, lower hex; a checkpoint of another subject does not fit this run
 * @param size bytes of that JSON
 * @param resumable whether a checkpoint may be used at all
 * @param labels what the log line of the run says of its subject; never a payload
 */
public record RunInput<I>(I input, String digest, int size, boolean resumable, Map<String, String> labels) {}
