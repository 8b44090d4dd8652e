package io.signalbox.agent.mapping;

/** What the rules, or a model, made of one event. */
public sealed interface Mapping permits Proposal, Ignored, Unmapped {}
