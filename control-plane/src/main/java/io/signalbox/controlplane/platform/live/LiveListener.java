package io.signalbox.controlplane.platform.live;

/** Told of each signal on every replica. Must not block: all streams of the replica hang on it. */
@FunctionalInterface
public interface LiveListener {

    void changed(LiveSignal signal);
}
