package io.signalbox.controlplane.runs.finish;

/** What became of one advance. */
public enum AdvanceAnswer {
    /** It is stored, now or when it came before. */
    STORED,

    /** The attempt was over before. Nothing of it was stored. */
    STALE,

    /** Nothing of it was stored, for a reason that passes. */
    UNAVAILABLE
}
