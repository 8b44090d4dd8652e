/**
 * Single sign-on with OpenID Connect: an organization sends the people of its mail domains to its own identity provider.
 * What a provider vouches for is valid in its organization only.
 */
@NullMarked
package io.signalbox.controlplane.auth.sso;

import org.jspecify.annotations.NullMarked;
