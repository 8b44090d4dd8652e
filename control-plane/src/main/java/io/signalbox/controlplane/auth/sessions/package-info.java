/** Sessions, their access and refresh tokens, and how they end. Not how somebody proves who they are. */
@NullMarked
package io.signalbox.controlplane.auth.sessions;

import org.jspecify.annotations.NullMarked;
