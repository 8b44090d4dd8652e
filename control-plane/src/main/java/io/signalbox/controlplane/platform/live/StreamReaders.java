package io.signalbox.controlplane.platform.live;

import io.signalbox.controlplane.platform.security.Principal;
import java.util.Collection;
import java.util.List;

/** Knows some kind of readers, and which of them may not go on reading. A stream must not outlive the right to open it. */
@FunctionalInterface
public interface StreamReaders {

    /** Those among the readers who may not go on; kinds it does not know are left out. */
    List<Principal> gone(Collection<Principal> readers);
}
