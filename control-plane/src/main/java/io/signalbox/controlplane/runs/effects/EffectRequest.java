package io.signalbox.controlplane.runs.effects;

/** One effect, and the run that asks for it. */
public record EffectRequest<T>(EffectOrigin origin, T content) {}
