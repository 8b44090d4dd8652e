package io.signalbox.agent.attempts;

import java.time.Duration;

/**
 * How items are collected.
 *
 * @param items at most so many in one call
 * @param bytes at most so many in one call; a larger item goes alone
 * @param linger how long the first one waits at most for others that are about to come; without any it does not wait
 * @param maxWait how long an item waits at most for the call before it to be answered: one slow call does not hold up all that come after it
 * @param underWay calls at one time
 */
record Batch(int items, long bytes, Duration linger, Duration maxWait, int underWay) {

    /** What the contract takes in one call; four calls at once keep a control plane busy without filling it. */
    static final Batch DEFAULT =
            new Batch(64, 4L * 1024 * 1024 - 64 * 1024, Duration.ofMillis(5), Duration.ofMillis(100), 4);

    boolean isFull(int count, long size) {
        return count >= items || size >= bytes;
    }
}
