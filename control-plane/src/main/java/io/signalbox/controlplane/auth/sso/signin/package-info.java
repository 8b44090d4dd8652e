/** The authorization code flow from redirect to session. Not how a provider is set up. */
@NullMarked
package io.signalbox.controlplane.auth.sso.signin;

import org.jspecify.annotations.NullMarked;
