package io.signalbox.controlplane.audit.chain;

/** What checking a chain came to. */
public enum ChainState {
    INTACT,
    BROKEN,
    /** The chain is long and is checked in parts; nothing wrong was found so far. */
    CHECKING
}
