package io.signalbox.controlplane.events.groupcommit;

/** What became of one item of a group. */
public sealed interface CommitOutcome<R> {

    /** It is committed. */
    record Committed<R>(R result) implements CommitOutcome<R> {}

    /** It is not, and the reason is thrown to whoever waits for it. */
    record Failed<R>(RuntimeException reason) implements CommitOutcome<R> {}
}
