/** Turns a request into a principal: sign-in, access tokens, rotating refresh tokens. */
@ApplicationModule(allowedDependencies = {"organizations", "platform"})
@NullMarked
package io.signalbox.controlplane.auth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
