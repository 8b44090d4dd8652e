/** Organizations, the people in them, and their sign-in data. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.signalbox.controlplane.organizations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
