package io.signalbox.agent.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on what is sent to a model and on how long it is waited for. */
@ConfigMapping(prefix = "signalbox.agent.models")
interface ModelConfig {

    /** Characters of JSON from outside in one prompt; about ten thousand tokens, which small local models still take. */
    @WithDefault("40000")
    int maxEventLength();

    /** Tokens a model has for prompt and answer together. Ollama is told so, for its own default cuts prompts without a word. */
    @WithDefault("16384")
    int contextLength();

    /** Tokens of one answer; the largest ticket a model should write takes half of it. */
    @WithDefault("4096")
    int maxAnswerTokens();

    /** A provider that asks for a longer pause ends the attempt; the control plane queues the run again. */
    @WithDefault("2s")
    Duration maxPause();

    /** Pauses of one mapping attempt that are waited out. */
    @WithDefault("2")
    int maxPauses();

    /** Caps whatever the request asks for; for everything one question needs, pauses and body included. */
    @WithDefault("2m")
    Duration maxAnswerTime();

    /** Bytes of one answer. */
    @WithDefault("1048576")
    long maxAnswerSize();
}
