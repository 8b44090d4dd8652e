/** Several processes of both services on one data directory, to measure and test what becomes of the work when one of them is killed. */
@NullMarked
package io.signalbox.local.cluster;

import org.jspecify.annotations.NullMarked;
