/** Turns a request into a principal: sign-in, access tokens, rotating refresh tokens. */
@ApplicationModule(
        allowedDependencies = {"organizations", "organizations :: invites", "organizations :: members", "platform"})
@NullMarked
package io.signalbox.controlplane.auth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
