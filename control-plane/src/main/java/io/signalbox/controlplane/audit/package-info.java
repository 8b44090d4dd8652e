/** Who did what: an append-only trail, chained by hashes and signed. It listens; no module depends on it. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.signalbox.controlplane.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
