/** Work that follows a commit and must not be missed: stored with the commit, done at least once, on any replica. */
@NullMarked
package io.signalbox.controlplane.platform.outbox;

import org.jspecify.annotations.NullMarked;
