/**
 * Single sign-on with OpenID Connect: each organization may send the people of its mail domains to its own identity provider. What a provider
 * vouches for is good in its organization and nowhere else.
 */
@NullMarked
package io.signalbox.controlplane.auth.signon;

import org.jspecify.annotations.NullMarked;
