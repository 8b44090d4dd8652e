package io.signalbox.agent.runs;

/** Why an attempt stops before its run has come to an end or failed by itself. */
public enum Stop {
    /** A newer attempt has taken over, or the run was cancelled: nobody wants to hear of this one. */
    OVER,

    /** It took longer than an attempt may. */
    DEADLINE,

    /** The agent stops. */
    SHUTDOWN,

    /** It wants to ask a model and there is no room for one more that waits. */
    NEEDS_MODEL
}
