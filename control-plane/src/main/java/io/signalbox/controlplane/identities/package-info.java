/** One person across source systems: provider accounts and the identity behind them. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.signalbox.controlplane.identities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
